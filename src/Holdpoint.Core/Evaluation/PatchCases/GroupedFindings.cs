namespace Holdpoint.Core.Evaluation.PatchCases;

/// <summary>What a grouping gives: every affected finding in exactly one case, every review finding in exactly one item.</summary>
/// <param name="Cases">Ordered by site, then key.</param>
/// <param name="Reviews">Ordered by site, advisory, product, then rule.</param>
public sealed record GroupedFindings(
    IReadOnlyList<PatchCaseContent> Cases,
    IReadOnlyList<ReviewItem> Reviews
);
