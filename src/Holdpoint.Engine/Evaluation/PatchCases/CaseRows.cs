using Holdpoint.Core.Evaluation.PatchCases;
using Holdpoint.Engine.Storage;

namespace Holdpoint.Engine.Evaluation.PatchCases;

/// <summary>Writes cases into the database, new ones and changed ones.</summary>
internal static class CaseRows
{
    /// <summary>Writes; which configurations are part of a case is written anew.</summary>
    public static void Write(
        Writing writing,
        IEnumerable<PatchCase> cases,
        IReadOnlyDictionary<string, int> sites
    )
    {
        using var upsert = writing.Prepare(
            "INSERT INTO patch_cases (id, site_id, kind, stage, product, outcome, outcome_rank, asset_count, due_on, "
                + "detected_at, closed_at, body) VALUES (@p0, @p1, @p2, @p3, @p4, @p5, @p6, @p7, @p8, @p9, @p10, @p11) "
                + "ON CONFLICT (id) DO UPDATE SET stage = excluded.stage, product = excluded.product, "
                + "outcome = excluded.outcome, outcome_rank = excluded.outcome_rank, asset_count = excluded.asset_count, "
                + "due_on = excluded.due_on, detected_at = excluded.detected_at, closed_at = excluded.closed_at, "
                + "body = excluded.body",
            12
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
            forgetParts.Write(one.Id);
            if (one.Stage == PatchCaseStage.Closed)
                continue;
            foreach (var configuration in one.Content.Parts.Select(row => row.Configuration).Distinct())
                part.Write(one.Id, configuration);
        }
    }
}
