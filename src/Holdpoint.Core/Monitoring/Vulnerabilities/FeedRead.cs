namespace Holdpoint.Core.Monitoring.Vulnerabilities;

/// <summary>What a reader gives back: a value as far as it could be read, and what was odd.</summary>
/// <typeparam name="T">What was read.</typeparam>
/// <param name="Value">Null when nothing useful could be read; what was known before then stays in force.</param>
/// <param name="Diagnostics">In the order met, bounded by <see cref="FeedLimits.Diagnostics"/>.</param>
public sealed record FeedRead<T>(T? Value, IReadOnlyList<FeedDiagnostic> Diagnostics)
    where T : class;
