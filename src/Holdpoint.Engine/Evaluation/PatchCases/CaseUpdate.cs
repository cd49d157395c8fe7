using Holdpoint.Core.Evaluation.Decisions;
using Holdpoint.Core.Evaluation.PatchCases;
using Holdpoint.Core.Inventory.Identity;
using Holdpoint.Engine.Evaluation.SitePolicies;
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
        var policies = await SitePolicySet.LoadAsync(context, now, null, cancel);
        // A site whose policy changed is decided anew as a whole, the others as far as findings moved.
        var changed = policies.Changed;
        var changes = new List<CaseChange>();
        if (scope is null)
            changes.AddRange(await PassAsync(now, policies, null, null));
        else
        {
            if (scope.Configurations.Count > 0)
                changes.AddRange(await PassAsync(now, policies, scope, null));
            foreach (var site in changed)
                changes.AddRange(await PassAsync(now, policies, null, site));
        }
        policies.Remember(writing, changed);
        return await CountAsync(changes, null);
    }

    /// <summary>Decides one site's cases anew.</summary>
    /// <param name="now">The time (UTC).</param>
    /// <param name="site">The site.</param>
    /// <param name="asIf">A revision of a policy to be taken as in force; null for none.</param>
    public async Task<CaseUpdateResult> SiteAsync(
        DateTimeOffset now,
        string site,
        (string Site, int Revision)? asIf
    )
    {
        var policies = await SitePolicySet.LoadAsync(context, now, asIf, cancel);
        if (!policies.Changed.Contains(site, StringComparer.Ordinal))
            return await CountAsync([], site);
        var changes = await PassAsync(now, policies, null, site);
        policies.Remember(writing, [site]);
        return await CountAsync(changes, site);
    }

    private async Task<IEnumerable<CaseChange>> PassAsync(
        DateTimeOffset now,
        SitePolicySet policies,
        CaseScope? scope,
        string? site
    )
    {
        var only = scope?.Configurations ?? (site is null ? null : await InstalledAtAsync(site));
        var inputs = await CaseInputs.LoadAsync(context, policies.Of, only, cancel);
        var grouped = PatchCaseGrouping.Group(inputs.Configurations, inputs.Installed, VendorKey);
        if (scope is not null)
            grouped = scope.Of(grouped);
        if (site is not null)
            grouped = new(
                [.. grouped.Cases.Where(one => one.Site == site)],
                [.. grouped.Reviews.Where(one => one.Site == site)]
            );
        var vulnerabilities = await VulnerabilityLibrary.LoadAsync(context, cancel);
        var existing = (await ExistingAsync(scope, grouped, site)).ToLookup(
            one => one.Content.Site,
            StringComparer.Ordinal
        );
        var cases = grouped.Cases.ToLookup(one => one.Site, StringComparer.Ordinal);
        var sites = await context.Sites.ToDictionaryAsync(
            row => row.Name,
            row => row.Id,
            StringComparer.Ordinal,
            cancel
        );
        // Sites without a policy of their own share what was worked out for a CVE.
        var assessors = new Dictionary<SitePolicy, CaseAssessor>(ReferenceEqualityComparer.Instance);
        CaseAssessor AssessorOf(SitePolicy policy) =>
            assessors.TryGetValue(policy, out var found)
                ? found
                : assessors[policy] = new(policy, vulnerabilities.FactsOf);
        var reconciled = sites
            .Keys.Order(StringComparer.Ordinal)
            .SelectMany(name =>
                CaseReconciliation.Reconcile(existing[name], cases[name], AssessorOf(policies.Of(name)), now)
            )
            .ToList();
        CaseRows.Write(writing, reconciled.Where(one => one.IsToStore).Select(one => one.Case), sites);
        await StoreReviewsAsync(grouped.Reviews, sites, scope, site);
        return reconciled.SelectMany(one => one.Changes);
    }

    private Task<List<long>> InstalledAtAsync(string site) =>
        (
            from component in context.Components
            join asset in context.Assets on component.AssetId equals asset.Id
            join owner in context.Sites on asset.SiteId equals owner.Id
            where owner.Name == site
            select component.ConfigurationId
        )
            .Distinct()
            .ToListAsync(cancel);

    private async Task<CaseUpdateResult> CountAsync(IEnumerable<CaseChange> changes, string? site)
    {
        var closed = nameof(PatchCaseStage.Closed);
        return new(
            await context.PatchCases.CountAsync(
                row =>
                    row.Stage != closed
                    && (
                        site == null
                        || context.Sites.Any(owner => owner.Id == row.SiteId && owner.Name == site)
                    ),
                cancel
            ),
            await context.ReviewItems.CountAsync(cancel),
            [.. changes]
        );
    }

    private async Task<List<PatchCase>> ExistingAsync(CaseScope? scope, GroupedFindings grouped, string? site)
    {
        var rows = context
            .PatchCases.AsNoTracking()
            .Where(row =>
                site == null || context.Sites.Any(owner => owner.Id == row.SiteId && owner.Name == site)
            );
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

    private async Task StoreReviewsAsync(
        IReadOnlyList<ReviewItem> reviews,
        Dictionary<string, int> sites,
        CaseScope? scope,
        string? site
    )
    {
        var advisories = scope?.Advisories;
        var known = await context
            .ReviewItems.AsNoTracking()
            .Where(row => advisories == null || advisories.Contains(row.Advisory))
            .Where(row =>
                site == null || context.Sites.Any(owner => owner.Id == row.SiteId && owner.Name == site)
            )
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
