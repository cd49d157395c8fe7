namespace Holdpoint.Core.Evaluation.Applicability;

/// <summary>The verdict for one vulnerability, what it rests on and why.</summary>
/// <param name="Verdict">The verdict.</param>
/// <param name="Decisive">The statements that decided, the most telling first.</param>
/// <param name="Rule">The rule that decided.</param>
/// <param name="Reason">Why, where the statements' places do not say it themselves; null otherwise.</param>
internal sealed record Judgement(
    Verdict Verdict,
    IReadOnlyList<Said> Decisive,
    string Rule,
    string? Reason = null
);
