using Holdpoint.Core.Monitoring;

namespace Holdpoint.Engine.Monitoring;

/// <summary>What a check of a source brought.</summary>
/// <param name="Check">Its record.</param>
/// <param name="Advisories">What was imported; null for datasets and failed checks.</param>
/// <param name="Dataset">What was loaded; null for advisories and failed checks.</param>
/// <param name="Documents">What happened to single documents: new, changed, held and withdrawn ones.</param>
public sealed record SourceCheckResult(
    SourceCheck Check,
    AdvisoryImportResult? Advisories,
    DatasetImportResult? Dataset,
    IReadOnlyList<CheckedDocument> Documents
)
{
    /// <summary>True when nothing is held and the whole source could be read.</summary>
    public bool IsClean =>
        Check.Outcome == SourceCheckOutcome.Complete
        && Check.Held == 0
        && Advisories is not { Problems.Count: > 0 };
}

/// <summary>What happened to a document in a check.</summary>
/// <param name="Document">Its key within the source.</param>
/// <param name="What"><c>new</c>, <c>changed</c>, <c>held</c> or <c>withdrawn</c>.</param>
/// <param name="Advisory">Tracking id of the revision in force; null when none is.</param>
/// <param name="Version">Its version.</param>
/// <param name="Before">The version that was in force before; null when there was none.</param>
/// <param name="Hash">The hash files that agreed, or <c>none</c>; null when no revision is in force.</param>
/// <param name="SignedBy">Fingerprint of the signing key; null when unsigned.</param>
/// <param name="Reason">Why it is held, as a word; null when it is not.</param>
/// <param name="Detail">The same in words.</param>
/// <param name="Attempts">How often it was tried.</param>
/// <param name="NextTry">When it is tried again (UTC).</param>
public sealed record CheckedDocument(
    string Document,
    string What,
    string? Advisory,
    string? Version,
    string? Before,
    string? Hash,
    string? SignedBy,
    string? Reason,
    string? Detail,
    int Attempts,
    DateTimeOffset? NextTry
);

/// <summary>How far a check is.</summary>
/// <param name="Step">What is being done, for people.</param>
/// <param name="Done">Steps done.</param>
/// <param name="Total">Steps in all; 0 while unknown.</param>
public sealed record SourceCheckProgress(string Step, int Done, int Total);
