namespace Holdpoint.Core.Evaluation.PatchCases;

/// <summary>A decision that stands only when a second person approves it.</summary>
/// <param name="Decision">What was decided, by whom and why.</param>
/// <param name="Digest">The <see cref="PatchCaseContent.Digest"/> on which it was decided: what changed since is not what was approved.</param>
public sealed record AskedDecision(Decision Decision, string Digest);
