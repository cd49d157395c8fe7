namespace Holdpoint.Engine.Evaluation.PatchCases;

/// <summary>What an open case waits for a person for.</summary>
public static class WorklistWaits
{
    /// <summary>Something changed since the decision.</summary>
    public const string Question = "question";

    /// <summary>A second person has to approve.</summary>
    public const string Approval = "approval";

    /// <summary>Nobody decided yet.</summary>
    public const string Decision = "decision";

    /// <summary>All.</summary>
    public static IReadOnlyList<string> All { get; } = [Question, Approval, Decision];
}
