using Holdpoint.Core.Evaluation.Decisions;

namespace Holdpoint.Core.Evaluation.PatchCases;

/// <summary>How urgent a case is, and on what that rests.</summary>
public sealed record CaseAssessment
{
    /// <summary>The <see cref="SitePolicy.Revision"/> by which it was made.</summary>
    public string Policy { get; init; } = "shipped";

    /// <summary>The priority table's most urgent outcome over the case's CVEs and assets.</summary>
    public required string Outcome { get; init; }

    /// <summary>How urgent that is within its table, 0 the least.</summary>
    public required int OutcomeRank { get; init; }

    /// <summary>The record that decided, per table of the policy; the priority table's first.</summary>
    public required IReadOnlyList<DecisionRecord> Records { get; init; }

    /// <summary>Every CVE of the case, the most urgent first.</summary>
    public required IReadOnlyList<CvePriority> Cves { get; init; }

    /// <summary>Where the case stands among others.</summary>
    public required WorklistKey Key { get; init; }

    /// <inheritdoc />
    public bool Equals(CaseAssessment? other) =>
        other is not null
        && Policy == other.Policy
        && Outcome == other.Outcome
        && OutcomeRank == other.OutcomeRank
        && Key == other.Key
        && Records.SequenceEqual(other.Records)
        && Cves.SequenceEqual(other.Cves);

    /// <inheritdoc />
    public override int GetHashCode() => HashCode.Combine(Outcome, OutcomeRank, Key);
}
