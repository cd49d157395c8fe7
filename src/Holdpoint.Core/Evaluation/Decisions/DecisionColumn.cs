namespace Holdpoint.Core.Evaluation.Decisions;

/// <summary>One input of a decision table.</summary>
/// <param name="Name">The decision point's name in lower case, such as <c>system exposure</c>.</param>
/// <param name="Version">The version of the decision point's definition; null where the table does not say.</param>
/// <param name="Values">Its values in lower case, least urgent first.</param>
/// <param name="Default">The value taken when nothing is known; null only where another table decides the input.</param>
public sealed record DecisionColumn(
    string Name,
    string? Version,
    IReadOnlyList<string> Values,
    string? Default
);
