namespace Holdpoint.Core.Monitoring.Vulnerabilities;

/// <summary>How old a dataset's own date may be before it counts as stale.</summary>
/// <param name="Kind">The kind of data.</param>
/// <param name="MaxAgeDays">Days of 24 hours, at least 1.</param>
/// <param name="Reason">Why this many.</param>
public sealed record FreshnessRule(DatasetKind Kind, int MaxAgeDays, string Reason)
{
    /// <summary>The shipped rules; a site may bring its own.</summary>
    public static IReadOnlyList<FreshnessRule> Shipped { get; } =
    [
        new(
            DatasetKind.Kev,
            14,
            "CISA adds entries several times a week; a carried medium is refreshed weekly."
        ),
        new(DatasetKind.Epss, 30, "FIRST scores daily, but bands change slowly and only order the worklist."),
        new(DatasetKind.CveRecords, 90, "SSVC and CVSS values change seldom after the first weeks."),
        new(DatasetKind.Ssvc, 90, "SSVC values change seldom after the first weeks."),
    ];

    /// <summary>
    /// Fresh or stale at a time. Without a date the data is stale: its age is unknown. Without a rule for the kind it is fresh.
    /// A date in the future (a wrong clock here or there) counts as fresh up to one day and as stale beyond it.
    /// </summary>
    public static Freshness Of(DatasetStamp? stamp, DateTimeOffset now, IReadOnlyList<FreshnessRule> rules)
    {
        ArgumentNullException.ThrowIfNull(rules);
        if (stamp is null)
            return Freshness.NeverChecked;
        var rule = rules.FirstOrDefault(rule => rule.Kind == stamp.Kind);
        if (rule is null)
            return Freshness.Fresh;
        if (stamp.Date is not { } date || date - now > TimeSpan.FromDays(1))
            return Freshness.Stale;
        return now - date <= TimeSpan.FromDays(rule.MaxAgeDays) ? Freshness.Fresh : Freshness.Stale;
    }
}
