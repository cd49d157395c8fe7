namespace Holdpoint.Core.Monitoring;

/// <summary>Says whether a source was looked at recently enough.</summary>
public static class SourceFreshness
{
    /// <summary>The freshness of a source at a time, from its checks in any order. A check that failed or was partial does not count.</summary>
    public static Freshness Of(Source source, IEnumerable<SourceCheck> checks, DateTimeOffset now)
    {
        ArgumentNullException.ThrowIfNull(source);
        ArgumentNullException.ThrowIfNull(checks);
        DateTimeOffset? last = null;
        foreach (var check in checks)
        {
            if (check.Counts && check.SourceId == source.Id && (last is null || check.FinishedAt > last))
                last = check.FinishedAt;
        }
        if (last is null)
            return Freshness.NeverChecked;
        return now - last.Value <= source.StaleAfter ? Freshness.Fresh : Freshness.Stale;
    }
}
