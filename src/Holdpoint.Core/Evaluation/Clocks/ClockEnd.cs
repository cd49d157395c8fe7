namespace Holdpoint.Core.Evaluation.Clocks;

/// <summary>What may meet a case's clock before the patch is there.</summary>
public enum ClockEnd
{
    /// <summary>A dated mitigation plan.</summary>
    Plan,

    /// <summary>An acceptance until a date.</summary>
    Acceptance,

    /// <summary>Any recorded decision.</summary>
    Decision,
}
