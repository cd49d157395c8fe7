using Holdpoint.Core.Evaluation.Decisions;
using Holdpoint.Core.Evaluation.PatchCases;
using Holdpoint.Core.Inventory.Identity;
using Holdpoint.Engine.Storage;
using Microsoft.EntityFrameworkCore;

namespace Holdpoint.Engine.Evaluation.PatchCases;

/// <summary>What became of the cases.</summary>
/// <param name="Open">Cases open now.</param>
/// <param name="Reviews">Questions open now.</param>
/// <param name="Changes">What changed, by case.</param>
internal sealed record CaseUpdateResult(int Open, int Reviews, IReadOnlyList<CaseChange> Changes);

/// <summary>Brings cases and review items in line with the findings, inside the evaluation's transaction.</summary>
internal sealed class CaseUpdate(HoldpointContext context, Writing writing, CancellationToken cancel)
{
    /// <summary>Groups, reconciles and stores.</summary>
    /// <param name="now">When the evaluation is completed (UTC).</param>
    /// <param name="scope">What findings moved; null when everything is to be grouped anew.</param>
    public async Task<CaseUpdateResult> RunAsync(DateTimeOffset now, CaseScope? scope)
    {
        if (scope is { Configurations.Count: 0 })
            return await CountAsync([]);
        var policy = SitePolicy.Shipped;
        var inputs = await CaseInputs.LoadAsync(context, policy, scope?.Configurations, cancel);
        var grouped = PatchCaseGrouping.Group(inputs.Configurations, inputs.Installed, VendorKey);
        if (scope is not null)
            grouped = scope.Of(grouped);
        var vulnerabilities = await VulnerabilityLibrary.LoadAsync(context, cancel);
        var existing = await ExistingAsync(scope, grouped);
        var assessor = new CaseAssessor(policy, vulnerabilities.FactsOf);
        var reconciled = CaseReconciliation.Reconcile(existing, grouped.Cases, assessor, now);
        var sites = await context.Sites.ToDictionaryAsync(
            row => row.Name,
            row => row.Id,
            StringComparer.Ordinal,
            cancel
        );
        Store(reconciled.Where(one => one.IsToStore).Select(one => one.Case), sites);
        await StoreReviewsAsync(grouped.Reviews, sites, scope);
        return await CountAsync([.. reconciled.SelectMany(one => one.Changes)]);
    }

    private async Task<CaseUpdateResult> CountAsync(IReadOnlyList<CaseChange> changes)
    {
        var closed = nameof(PatchCaseStage.Closed);
        return new(
            await context.PatchCases.CountAsync(row => row.Stage != closed, cancel),
            await context.ReviewItems.CountAsync(cancel),
            changes
        );
    }

    private async Task<List<PatchCase>> ExistingAsync(CaseScope? scope, GroupedFindings grouped)
    {
        var rows = context.PatchCases.AsNoTracking();
        if (scope is null)
        {
            var all = await rows.Select(row => row.Body).ToListAsync(cancel);
            return [.. all.AsParallel().AsOrdered().Select(CaseText.ReadCase)];
        }
        // Also closed ones that are opened again: they have no parts any more, but their id is the same.
        var ids = grouped.Cases.Select(one => one.Id).ToList();
        var configurations = scope.Configurations;
        var bodies = await rows.Where(row =>
                ids.Contains(row.Id)
                || context.CaseParts.Any(part =>
                    part.CaseId == row.Id && configurations.Contains(part.ConfigurationId)
                )
            )
            .Select(row => row.Body)
            .ToListAsync(cancel);
        return bodies.ConvertAll(CaseText.ReadCase).FindAll(one => scope.Holds(one.Content));
    }

    private void Store(IEnumerable<PatchCase> cases, Dictionary<string, int> sites)
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

    private async Task StoreReviewsAsync(
        IReadOnlyList<ReviewItem> reviews,
        Dictionary<string, int> sites,
        CaseScope? scope
    )
    {
        var advisories = scope?.Advisories;
        var known = await context
            .ReviewItems.AsNoTracking()
            .Where(row => advisories == null || advisories.Contains(row.Advisory))
            .Select(row => new { row.Id, row.Body })
            .ToDictionaryAsync(row => row.Id, row => row.Body, StringComparer.Ordinal, cancel);
        using var upsert = writing.Prepare(
            "INSERT INTO review_items (id, site_id, advisory, product, asset_count, body) "
                + "VALUES (@p0, @p1, @p2, @p3, @p4, @p5) ON CONFLICT (id) DO UPDATE SET "
                + "asset_count = excluded.asset_count, product = excluded.product, body = excluded.body",
            6
        );
        foreach (var one in reviews)
        {
            var body = CaseText.Write(one);
            if (known.Remove(one.Id, out var before) && before == body)
                continue;
            upsert.Write(one.Id, sites[one.Site], one.Advisory, one.Product, one.AssetCount, body);
        }
        using var delete = writing.Prepare("DELETE FROM review_items WHERE id = @p0", 1);
        foreach (var gone in known.Keys)
            delete.Write(gone);
    }

    /// <summary>One name for all of a vendor's names.</summary>
    public static string VendorKey(string vendor) =>
        VendorTable.Shipped.Identify(vendor) is { IsOpen: false } known
            ? known.Companies[0]
            : vendor.Trim().ToLowerInvariant();
}
