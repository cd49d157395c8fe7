using Holdpoint.Core.Evaluation.Decisions;
using Holdpoint.Core.Evaluation.PatchCases;
using Holdpoint.Core.Inventory.Identity;
using Holdpoint.Engine.Evaluation.SitePolicies;
using Holdpoint.Engine.Storage;

namespace Holdpoint.Engine.Evaluation.PatchCases;

/// <summary>What became of the cases.</summary>
/// <param name="Open">Cases open now.</param>
/// <param name="Reviews">Questions open now.</param>
/// <param name="Changes">What changed, by case.</param>
internal sealed record CaseUpdateResult(int Open, int Reviews, IReadOnlyList<CaseChange> Changes);

/// <summary>Brings cases and review items in line with the findings, inside the evaluation's transaction.</summary>
internal sealed class CaseUpdate(Writing writing)
{
    /// <summary>Groups, reconciles and stores.</summary>
    /// <param name="now">When the evaluation is completed (UTC).</param>
    /// <param name="scope">What findings moved; null when everything is to be grouped anew.</param>
    public CaseUpdateResult Run(DateTimeOffset now, CaseScope? scope)
    {
        var policies = SitePolicySet.Load(writing, now);
        WorklistRows.Complete(writing);
        // A site whose policy changed is decided anew as a whole, the others as far as findings moved.
        var changed = policies.Changed;
        var changes = new List<CaseChange>();
        if (scope is null)
            changes.AddRange(Pass(now, policies, null, null));
        else
        {
            if (scope.Configurations.Count > 0)
                changes.AddRange(Pass(now, policies, scope, null));
            foreach (var site in changed)
                changes.AddRange(Pass(now, policies, null, site));
            changes.AddRange(Ended(now, policies));
        }
        policies.Remember(writing, changed);
        return Count(changes, null);
    }

    /// <summary>Decides one site's cases anew.</summary>
    /// <param name="now">The time (UTC).</param>
    /// <param name="site">The site.</param>
    /// <param name="asIf">A revision of a policy to be taken as in force; null for none.</param>
    public CaseUpdateResult Site(DateTimeOffset now, string site, (string Site, int Revision)? asIf)
    {
        var policies = SitePolicySet.Load(writing, now, asIf);
        if (!policies.Changed.Contains(site, StringComparer.Ordinal))
            return Count([], site);
        var changes = Pass(now, policies, null, site);
        policies.Remember(writing, [site]);
        return Count(changes, site);
    }

    private IEnumerable<CaseChange> Pass(
        DateTimeOffset now,
        SitePolicySet policies,
        CaseScope? scope,
        string? site
    )
    {
        var only = scope?.Configurations ?? (site is null ? null : InstalledAt(site));
        var inputs = CaseInputs.Load(writing, policies.Of, only);
        var grouped = PatchCaseGrouping.Group(inputs.Configurations, inputs.Installed, VendorKey);
        if (scope is not null)
            grouped = scope.Of(grouped);
        if (site is not null)
            grouped = new(
                [.. grouped.Cases.Where(one => one.Site == site)],
                [.. grouped.Reviews.Where(one => one.Site == site)]
            );
        var known = Existing(scope, grouped, site);
        var vulnerabilities = VulnerabilityLibrary.Load(
            writing,
            scope is null
                ? null
                : grouped
                    .Cases.Concat(known.Select(one => one.Content))
                    .SelectMany(one => one.Cves.Concat(one.StaysOpen.Select(open => open.Cve)))
                    .ToHashSet(StringComparer.Ordinal)
        );
        var existing = known.ToLookup(one => one.Content.Site, StringComparer.Ordinal);
        var cases = grouped.Cases.ToLookup(one => one.Site, StringComparer.Ordinal);
        var sites = Sites();
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
        CaseRows.Write(writing, [.. reconciled.Where(one => one.IsToStore).Select(one => one.Case)], sites);
        StoreReviews(grouped.Reviews, sites, scope, site);
        return reconciled.SelectMany(one => one.Changes);
    }

    // Time moves cases too: an acceptance ends though no finding of it moved.
    private IEnumerable<CaseChange> Ended(DateTimeOffset now, SitePolicySet policies)
    {
        // It is tomorrow in Auckland already; what is not over at its site is sorted out by the rule.
        var ended = writing
            .Rows(
                "SELECT body FROM patch_cases WHERE stage <> @p0 AND due_on <= @p1 ORDER BY id",
                nameof(PatchCaseStage.Closed),
                DateOnly.FromDateTime(now.UtcDateTime).AddDays(1)
            )
            .Select(row => CaseText.ReadCase(row.GetString(0)))
            .Select(one => CaseReconciliation.Ended(one, policies.Of(one.Content.Site), now))
            .OfType<ReconciledCase>()
            .ToList();
        if (ended.Count > 0)
            CaseRows.Write(writing, ended.ConvertAll(one => one.Case), Sites());
        return ended.SelectMany(one => one.Changes);
    }

    private Dictionary<string, int> Sites() =>
        writing
            .Rows("SELECT name, id FROM sites")
            .ToDictionary(row => row.GetString(0), row => row.GetInt32(1), StringComparer.Ordinal);

    private List<long> InstalledAt(string site) =>
        [
            .. writing
                .Rows(
                    "SELECT DISTINCT c.configuration_id FROM components c JOIN assets a ON a.id = c.asset_id "
                        + "JOIN sites s ON s.id = a.site_id WHERE s.name = @p0",
                    site
                )
                .Select(row => row.GetInt64(0)),
        ];

    private CaseUpdateResult Count(IEnumerable<CaseChange> changes, string? site)
    {
        const string Open = "SELECT COUNT(*) FROM patch_cases WHERE stage <> @p0";
        var closed = nameof(PatchCaseStage.Closed);
        var open = site is null
            ? writing.Number(Open, closed)
            : writing.Number(Open + " AND site_id = (SELECT id FROM sites WHERE name = @p1)", closed, site);
        return new(
            (int)(open ?? 0),
            (int)(writing.Number("SELECT COUNT(*) FROM review_items") ?? 0),
            [.. changes]
        );
    }

    private List<PatchCase> Existing(CaseScope? scope, GroupedFindings grouped, string? site)
    {
        const string Bodies = "SELECT body FROM patch_cases ";
        if (scope is null)
        {
            var all = (
                site is null
                    ? writing.Rows(Bodies)
                    : writing.Rows(Bodies + "WHERE site_id = (SELECT id FROM sites WHERE name = @p0)", site)
            )
                .Select(row => row.GetString(0))
                .ToList();
            return [.. all.AsParallel().AsOrdered().Select(CaseText.ReadCase)];
        }
        // Also closed ones that are opened again: they have no parts any more, but their id is the same.
        var ids = writing
            .RowsOf(
                "SELECT DISTINCT case_id FROM case_parts WHERE configuration_id IN (@keys)",
                scope.Configurations
            )
            .Select(row => row.GetString(0))
            .Concat(grouped.Cases.Select(one => one.Id))
            .ToHashSet(StringComparer.Ordinal);
        return writing
            .RowsOf(Bodies + "WHERE id IN (@keys)", ids.Order(StringComparer.Ordinal))
            .Select(row => row.GetString(0))
            .ToList()
            .ConvertAll(CaseText.ReadCase)
            .FindAll(one => scope.Holds(one.Content));
    }

    private void StoreReviews(
        IReadOnlyList<ReviewItem> reviews,
        Dictionary<string, int> sites,
        CaseScope? scope,
        string? site
    )
    {
        const string Bodies = "SELECT id, body FROM review_items ";
        var rows =
            scope is not null ? writing.RowsOf(Bodies + "WHERE advisory IN (@keys)", scope.Advisories)
            : site is not null ? writing.Rows(Bodies + "WHERE site_id = @p0", sites[site])
            : writing.Rows(Bodies);
        var known = new Dictionary<string, string>(StringComparer.Ordinal);
        foreach (var row in rows)
            known[row.GetString(0)] = row.GetString(1);
        using var upsert = writing.Upsert(
            "review_items",
            ["id"],
            ["site_id", "advisory"],
            ["product", "asset_count", "body"]
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
