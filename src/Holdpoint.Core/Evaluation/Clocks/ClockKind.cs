namespace Holdpoint.Core.Evaluation.Clocks;

/// <summary>What a clock measures.</summary>
public enum ClockKind
{
    /// <summary>From one evaluation of a source to the next.</summary>
    SourceEvaluation,

    /// <summary>From the completed evaluation of a case to the patch or the mitigation plan.</summary>
    CaseAction,

    /// <summary>From the day an outcome of a decision table first held to the remediation, in days that depend on the outcome.</summary>
    CaseOutcome,
}
