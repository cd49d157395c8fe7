namespace Holdpoint.Core.Evaluation.PatchCases;

/// <summary>What the program proposes for a case; a person decides.</summary>
/// <param name="Kind">What.</param>
/// <param name="DueOn">The earliest date of the case's clocks at the site; null where no clock gives one.</param>
/// <param name="DueBy">The clock that gives it; null where none does.</param>
/// <param name="Sentence">One plain sentence: what, on how many assets, until when, what it closes, what stays open.</param>
public sealed record DecisionProposal(DecisionKind Kind, DateOnly? DueOn, string? DueBy, string Sentence);
