namespace Holdpoint.Core.Evaluation.PatchCases;

/// <summary>Groups review findings into questions to a person.</summary>
internal static class ReviewGrouping
{
    public static IReadOnlyList<ReviewItem> Group(IReadOnlyList<SiteAssets> places) =>
        [
            .. places
                .SelectMany(place => place.Plan.Reviews.Select(row => (Place: place, Row: row)))
                .GroupBy(one => (one.Place.Site, one.Row.Advisory, one.Place.Plan.Product.Key, one.Row.Rule))
                .OrderBy(group => group.Key.Site, StringComparer.Ordinal)
                .ThenBy(group => group.Key.Advisory, StringComparer.Ordinal)
                .ThenBy(group => group.Key.Key, StringComparer.Ordinal)
                .ThenBy(group => group.Key.Rule, StringComparer.Ordinal)
                .Select(group =>
                    Item(
                        CaseId.Of("RV", group.Key.Site, group.Key.Advisory, group.Key.Key, group.Key.Rule),
                        group.Key.Advisory,
                        group.Key.Rule,
                        [.. group.Select(one => (one.Place, one.Row.Findings))]
                    )
                ),
        ];

    private static ReviewItem Item(
        string id,
        string advisory,
        string rule,
        IReadOnlyList<(SiteAssets Place, IReadOnlyList<CaseFinding> Findings)> rows
    )
    {
        var parts = rows.Select(row => row.Place.Part(row.Findings, null)).ToList();
        return new()
        {
            Id = id,
            Site = rows[0].Place.Site,
            Advisory = advisory,
            Product = CaseContent.Label([.. rows.Select(row => row.Place)]),
            Rule = rule,
            Question = rows[0].Findings[0].Finding.Evidence.Reason,
            Cves = CaseContent.Each(
                parts.SelectMany(part => part.Findings).SelectMany(one => one.Finding.Cves)
            ),
            Parts = parts,
            AssetCount = CaseContent.Count(parts),
        };
    }
}
