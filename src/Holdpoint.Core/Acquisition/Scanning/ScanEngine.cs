namespace Holdpoint.Core.Acquisition.Scanning;

/// <summary>An engine as it was when it scanned.</summary>
/// <param name="Name">The engine, for example "clamd".</param>
/// <param name="Version">Its version; null where it would not say.</param>
/// <param name="Signatures">The version of its signatures; null where it has none or would not say.</param>
/// <param name="SignaturesFrom">When the signatures were made (UTC); null where unknown.</param>
public sealed record ScanEngine(
    string Name,
    string? Version,
    string? Signatures,
    DateTimeOffset? SignaturesFrom
);
