namespace Holdpoint.Core.Evaluation.PatchCases;

/// <summary>The kinds of decisions in the words of command lines and policy files.</summary>
public static class DecisionKindWord
{
    /// <summary>Every kind with its word, and whether the program may propose it.</summary>
    public static IReadOnlyList<(DecisionKind Kind, string Word, bool IsProposed)> All { get; } =
    [
        (DecisionKind.Apply, "apply", true),
        (DecisionKind.ApplyOutOfCycle, "out-of-cycle", true),
        (DecisionKind.Mitigate, "mitigate", true),
        (DecisionKind.NotApplicable, "not-applicable", false),
        (DecisionKind.AcceptUntil, "accept-until", true),
    ];

    /// <summary>The kind of a word; null where it is none.</summary>
    public static DecisionKind? Read(string word) =>
        All.Where(row => row.Word == word).Select(row => (DecisionKind?)row.Kind).FirstOrDefault();

    /// <summary>The word of a kind.</summary>
    public static string Of(DecisionKind kind) => All.First(row => row.Kind == kind).Word;
}
