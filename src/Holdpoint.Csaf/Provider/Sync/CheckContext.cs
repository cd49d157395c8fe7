namespace Holdpoint.Csaf.Provider.Sync;

/// <summary>What all parts of one running check share.</summary>
internal sealed record CheckContext(
    SyncOptions Options,
    ISyncStore Store,
    MeteredTransport Meter,
    CachingTransport Cache,
    TimeProvider Time,
    Func<double> Chance,
    Tally Tally,
    ProblemList Problems,
    IProgress<SyncProgress>? Progress
)
{
    /// <summary>Tells how far the check is.</summary>
    public void Report(SyncPhase phase, string provider, int done, int total) =>
        Progress?.Report(new(phase, provider, done, total, Meter.Bytes));

    /// <summary>How long a document is held after so many attempts: doubling, bounded, spread by a quarter so that holds of one run part ways.</summary>
    public TimeSpan HoldFor(int attempts, TimeSpan? retryAfter)
    {
        var doubled = Options.FirstHold * Math.Pow(2, Math.Min(attempts - 1, 20));
        var bounded = doubled < Options.LongestHold ? doubled : Options.LongestHold;
        var spread = bounded * (0.75 + (0.5 * Chance()));
        return retryAfter > spread ? retryAfter.Value : spread;
    }
}
