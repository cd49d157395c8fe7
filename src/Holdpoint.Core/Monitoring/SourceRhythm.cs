namespace Holdpoint.Core.Monitoring;

/// <summary>
/// How often a source is looked at: often enough that it stays fresh although a few looks fail, and again soon after one that
/// did not count.
/// </summary>
public static class SourceRhythm
{
    /// <summary>How many looks fit into the time after which a source is stale.</summary>
    private const int LooksUntilStale = 7;

    private static readonly TimeSpan Soonest = TimeSpan.FromMinutes(1);
    private static readonly TimeSpan AfterFault = TimeSpan.FromHours(1);

    /// <summary>How long after a look the next one comes.</summary>
    /// <param name="source">The source.</param>
    /// <param name="counted">Whether the look counted.</param>
    public static TimeSpan Pause(Source source, bool counted)
    {
        ArgumentNullException.ThrowIfNull(source);
        var rhythm = source.StaleAfter / LooksUntilStale;
        var pause = counted || rhythm < AfterFault ? rhythm : AfterFault;
        return pause > Soonest ? pause : Soonest;
    }

    /// <summary>Whether a source is to be looked at now.</summary>
    /// <param name="source">The source.</param>
    /// <param name="last">Its newest look; null when there was none.</param>
    /// <param name="now">Now (UTC).</param>
    public static bool IsDue(Source source, SourceCheck? last, DateTimeOffset now)
    {
        ArgumentNullException.ThrowIfNull(source);
        return source.Enabled && (last is null || now - last.FinishedAt >= Pause(source, last.Counts));
    }
}
