namespace Holdpoint.Core.Acquisition.Matching;

/// <summary>How well a file fits one patch, and why.</summary>
/// <param name="Needs">The cases that need this patch; several where several sites do.</param>
/// <param name="Score">0 to 100.</param>
/// <param name="Reasons">What counted, with its points.</param>
public sealed record CaseMatch(IReadOnlyList<CaseNeed> Needs, int Score, IReadOnlyList<string> Reasons);

/// <summary>The matches of a file, the best first.</summary>
/// <param name="Matches">Every patch with any point.</param>
/// <param name="Answer">The one that is clear; null where a person must say.</param>
public sealed record CaseMatching(IReadOnlyList<CaseMatch> Matches, CaseMatch? Answer);
