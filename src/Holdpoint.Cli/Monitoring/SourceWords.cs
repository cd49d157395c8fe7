using Holdpoint.Cli.Terminal;
using Holdpoint.Core.Monitoring;

namespace Holdpoint.Cli.Monitoring;

/// <summary>The words for kinds and states of sources.</summary>
internal static class SourceWords
{
    /// <summary>What a source speaks.</summary>
    public static string Kind(SourceKind kind) =>
        kind switch
        {
            SourceKind.CsafProvider => "CSAF provider",
            SourceKind.CsafAggregator => "CSAF aggregator",
            SourceKind.CsafDirectory => "CSAF folder",
            SourceKind.KevCatalogue => "KEV",
            SourceKind.EpssScores => "EPSS",
            _ => "CVE records",
        };

    /// <summary>How a check ended.</summary>
    public static Cell Outcome(SourceCheckOutcome? outcome) =>
        outcome switch
        {
            null => ("never checked", "yellow"),
            SourceCheckOutcome.Complete => ("complete", "green"),
            SourceCheckOutcome.CompleteWithHolds => ("some held", "yellow"),
            SourceCheckOutcome.Partial => ("partial", "yellow"),
            _ => ("failed", "red"),
        };

    /// <summary>How fresh a source is.</summary>
    public static Cell Fresh(Freshness freshness) =>
        freshness switch
        {
            Freshness.Fresh => ("fresh", "green"),
            Freshness.Stale => ("stale", "red"),
            _ => ("never", "yellow"),
        };

    /// <summary>What vouches for a document's bytes.</summary>
    public static Cell Vouched(string? hash, string? signedBy) =>
        signedBy is not null ? ($"signed by {signedBy}", "green")
        : hash is null or "none" ? ("no signature verified, no hash", "yellow")
        : ($"no signature verified, {hash} agrees", "yellow");
}
