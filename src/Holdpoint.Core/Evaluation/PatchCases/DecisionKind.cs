namespace Holdpoint.Core.Evaluation.PatchCases;

/// <summary>What can be decided on a case.</summary>
public enum DecisionKind
{
    /// <summary>Apply in the next suitable window.</summary>
    Apply,

    /// <summary>Apply before the next planned window.</summary>
    ApplyOutOfCycle,

    /// <summary>Mitigate: dated actions instead of, or until, a patch.</summary>
    Mitigate,

    /// <summary>A person found that it does not apply; never proposed by the program.</summary>
    NotApplicable,

    /// <summary>Live with it until a date, then look again.</summary>
    AcceptUntil,
}
