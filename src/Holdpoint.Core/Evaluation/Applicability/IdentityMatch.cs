namespace Holdpoint.Core.Evaluation.Applicability;

/// <summary>Why a statement's product and a configuration's are one.</summary>
/// <param name="Level">How firmly.</param>
/// <param name="Confidence">What that leaves for the verdict's confidence.</param>
/// <param name="Rules">The rules that were applied, in order.</param>
/// <param name="Reason">In words that continue "the product …".</param>
public sealed record IdentityMatch(
    MatchLevel Level,
    Confidence Confidence,
    IReadOnlyList<string> Rules,
    string Reason
)
{
    /// <summary>What cannot be decided although the product is the same: a series letter nobody wrote down, a train.</summary>
    public string? Doubt { get; init; }
}
