using Holdpoint.Core.Evaluation.PatchCases;
using Holdpoint.Engine.Storage;

namespace Holdpoint.Engine.Evaluation.PatchCases;

/// <summary>Writes cases into the database, new ones and changed ones.</summary>
internal static class CaseRows
{
    /// <summary>Writes; which configurations are part of a case is written anew.</summary>
    public static void Write(
        Writing writing,
        IReadOnlyList<PatchCase> cases,
        IReadOnlyDictionary<string, int> sites
    )
    {
        using var upsert = writing.Upsert(
            "patch_cases",
            ["id"],
            ["site_id", "kind"],
            [
                "stage",
                "product",
                "outcome",
                "outcome_rank",
                "asset_count",
                "due_on",
                "detected_at",
                "closed_at",
                "body",
            ]
        );
        using var forgetParts = writing.Prepare("DELETE FROM case_parts WHERE case_id = @p0", 1);
        using var part = writing.Insert("case_parts", "case_id", "configuration_id");
        foreach (var one in cases)
        {
            upsert.Write(
                one.Id,
                sites[one.Content.Site],
                one.Content.Kind.ToString(),
                one.Stage.ToString(),
                one.Content.Product,
                one.Assessment.Outcome,
                one.Assessment.OutcomeRank,
                one.Content.AssetCount,
                one.Proposal.DueOn,
                one.DetectedAt,
                one.ClosedAt,
                CaseText.Write(one)
            );
        }
        foreach (var one in cases)
            forgetParts.Write(one.Id);
        foreach (var one in cases.Where(one => one.Stage != PatchCaseStage.Closed))
        {
            foreach (var configuration in one.Content.Parts.Select(row => row.Configuration).Distinct())
                part.Write(one.Id, configuration);
        }
        WorklistRows.Write(writing, cases, sites);
    }
}
