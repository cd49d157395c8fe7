namespace Holdpoint.Core.Evaluation.Decisions;

/// <summary>One row of a decision table.</summary>
/// <param name="Number">Its place in the table, from 0.</param>
/// <param name="Values">One value per input; <c>*</c> stands for every value.</param>
/// <param name="Outcome">What is decided.</param>
public sealed record DecisionRow(int Number, IReadOnlyList<string> Values, string Outcome);
