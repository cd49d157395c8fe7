namespace Holdpoint.Core.Evaluation;

/// <summary>A configuration held against one advisory revision: one verdict for the CVEs that share it.</summary>
public sealed record Finding
{
    /// <summary>CSAF /document/tracking/id.</summary>
    public required string Advisory { get; init; }

    /// <summary>CSAF /document/tracking/version.</summary>
    public required string Revision { get; init; }

    /// <summary>The CVEs (or, where there is none, the vulnerability's other ids or title) with this verdict, ordered.</summary>
    public required IReadOnlyList<string> Cves { get; init; }

    /// <summary>The verdict.</summary>
    public required Verdict Verdict { get; init; }

    /// <summary>How firmly the evidence carries it.</summary>
    public required Confidence Confidence { get; init; }

    /// <summary>Which words and which rules led here.</summary>
    public required FindingEvidence Evidence { get; init; }

    /// <summary>What the advisory offers; null where it offers nothing at all.</summary>
    public Fix? Fix { get; init; }
}
