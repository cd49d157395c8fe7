using Holdpoint.Core.Evaluation.PatchCases;
using Holdpoint.Engine.Storage;

namespace Holdpoint.Engine.Evaluation.PatchCases;

/// <summary>Writes the lines of the worklist beside the cases: one for every open case, none for a closed one.</summary>
internal static class WorklistRows
{
    /// <summary>Writes the lines of these cases.</summary>
    public static void Write(
        Writing writing,
        IReadOnlyList<PatchCase> cases,
        IReadOnlyDictionary<string, int> sites
    )
    {
        using var forget = writing.Prepare("DELETE FROM worklist_lines WHERE case_id = @p0", 1);
        using var upsert = writing.Upsert(
            "worklist_lines",
            ["case_id"],
            ["site_id"],
            ["work_order", "stage", "outcome", "due_on", "waits", "zones", "body"]
        );
        foreach (var one in cases)
        {
            if (one.Stage == PatchCaseStage.Closed)
                forget.Write(one.Id);
            else
                upsert.Write(
                    one.Id,
                    sites[one.Content.Site],
                    one.Assessment.Key.Text(one.Proposal.DueOn, one.Id),
                    one.Stage.ToString(),
                    one.Assessment.Outcome,
                    one.Proposal.DueOn,
                    WaitsFor(one),
                    Zones(one),
                    CaseText.Write(WorklistLine.Of(one))
                );
        }
    }

    /// <summary>Writes the lines that are missing, because an older program wrote the case.</summary>
    public static void Complete(Writing writing)
    {
        var bodies = writing
            .Rows(
                "SELECT p.body FROM patch_cases p WHERE p.stage <> @p0 "
                    + "AND NOT EXISTS (SELECT 1 FROM worklist_lines l WHERE l.case_id = p.id)",
                nameof(PatchCaseStage.Closed)
            )
            .Select(row => row.GetString(0))
            .ToList();
        if (bodies.Count == 0)
            return;
        var sites = writing
            .Rows("SELECT name, id FROM sites")
            .ToDictionary(row => row.GetString(0), row => row.GetInt32(1), StringComparer.Ordinal);
        Write(writing, bodies.ConvertAll(CaseText.ReadCase), sites);
    }

    // Between bars, so that one is found by |zone|.
    private static string Zones(PatchCase one) =>
        string.Concat(
            one.Content.Parts.SelectMany(part => part.Contexts)
                .Select(place => place.Zone)
                .OfType<string>()
                .Distinct(StringComparer.Ordinal)
                .Order(StringComparer.Ordinal)
                .Select(zone => $"|{zone}|")
        );

    private static string? WaitsFor(PatchCase one) =>
        one.Question is not null ? WorklistWaits.Question
        : one.Asked is not null ? WorklistWaits.Approval
        : one.Decision is null ? WorklistWaits.Decision
        : null;
}
