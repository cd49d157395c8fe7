using Holdpoint.Core.Evaluation.Decisions;
using Holdpoint.Core.Inventory;

namespace Holdpoint.Core.Evaluation.PatchCases;

/// <summary>
/// Groups findings into "this patch on these assets of this site". Every affected finding of a configuration that is installed
/// ends in exactly one case of each site that has it, every review finding in exactly one review item; nothing is dropped.
/// The same input in any order gives the same result. The work is linear in assets and in configurations times findings.
/// </summary>
public static class PatchCaseGrouping
{
    /// <summary>Groups.</summary>
    /// <param name="configurations">Distinct configurations with their findings.</param>
    /// <param name="installed">Which assets have them; ids that <paramref name="configurations"/> does not hold are passed over.</param>
    /// <param name="vendorKey">Gives one name for all of a vendor's names; null folds case and legal form only.</param>
    public static GroupedFindings Group(
        IEnumerable<ConfigurationFindings> configurations,
        IEnumerable<InstalledConfiguration> installed,
        Func<string, string>? vendorKey = null
    )
    {
        ArgumentNullException.ThrowIfNull(configurations);
        ArgumentNullException.ThrowIfNull(installed);
        var plans = new Dictionary<long, ConfigurationPlan>();
        foreach (var configuration in configurations)
            plans[configuration.Id] = ConfigurationPlan.Of(
                configuration,
                vendorKey ?? PatchProduct.FoldVendor
            );
        var places = Places(plans, installed);
        return new(
            [
                .. PatchCases(places)
                    .Concat(MitigationCases(places))
                    .OrderBy(one => one.Site, StringComparer.Ordinal)
                    .ThenBy(one => one.Kind)
                    .ThenBy(one => one.Key, StringComparer.Ordinal),
            ],
            ReviewGrouping.Group(places)
        );
    }

    /// <summary>
    /// The product that cases of a configuration are made for. All configurations with one key share their patch cases: they
    /// are grouped together or not at all.
    /// </summary>
    /// <param name="configuration">The configuration.</param>
    /// <param name="vendorKey">As for <see cref="Group"/>.</param>
    public static string ProductKeyOf(Configuration configuration, Func<string, string>? vendorKey = null)
    {
        ArgumentNullException.ThrowIfNull(configuration);
        return PatchProduct.Of(configuration, vendorKey ?? PatchProduct.FoldVendor).Key;
    }

    private static List<SiteAssets> Places(
        Dictionary<long, ConfigurationPlan> plans,
        IEnumerable<InstalledConfiguration> installed
    )
    {
        var gathered =
            new Dictionary<(string, long), (HashSet<string> Assets, HashSet<AssetContext> Contexts)>();
        foreach (var one in installed)
        {
            if (!plans.ContainsKey(one.Configuration))
                continue;
            var key = (one.Site, one.Configuration);
            if (!gathered.TryGetValue(key, out var place))
                gathered[key] = place = (new(StringComparer.Ordinal), []);
            place.Assets.Add(one.Asset);
            place.Contexts.Add(one.Context);
        }
        return
        [
            .. gathered
                .Select(pair => new SiteAssets(
                    pair.Key.Item1,
                    plans[pair.Key.Item2],
                    [.. pair.Value.Assets.Order(StringComparer.Ordinal)],
                    [.. pair.Value.Contexts.OrderBy(ContextOrder, StringComparer.Ordinal)]
                ))
                .OrderBy(place => place.Site, StringComparer.Ordinal)
                .ThenBy(place => place.Plan.Given.Id),
        ];
    }

    private static string ContextOrder(AssetContext context) =>
        $"{context.Zone}\u001F{context.Criticality}\u001F{context.Safety}\u001F{context.Exposure}\u001F{context.Further}";

    private static IEnumerable<PatchCaseContent> PatchCases(List<SiteAssets> places) =>
        places
            .Where(place => place.Plan.Patchable.Count > 0)
            .GroupBy(place => (place.Site, place.Plan.Product.Key, place.Plan.Line))
            .Select(group => CaseContent.OfPatch(group.Key.Site, group.Key.Key, group.Key.Line, [.. group]));

    private static IEnumerable<PatchCaseContent> MitigationCases(List<SiteAssets> places) =>
        places
            .SelectMany(place => place.Plan.Unpatched.Select(row => (place, row.Advisory, row.Findings)))
            .GroupBy(row => (row.place.Site, row.Advisory))
            .Select(group =>
                CaseContent.OfMitigation(
                    group.Key.Site,
                    group.Key.Advisory,
                    [.. group.Select(row => (row.place, row.Findings))]
                )
            );
}
