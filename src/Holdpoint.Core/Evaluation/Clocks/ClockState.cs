namespace Holdpoint.Core.Evaluation.Clocks;

/// <summary>How a clock stands at a time.</summary>
public enum ClockState
{
    /// <summary>It has no date: to be done at an event, such as the next upgrade.</summary>
    NoDate,

    /// <summary>Time is left.</summary>
    Running,

    /// <summary>Due within the clock's warning days.</summary>
    Soon,

    /// <summary>The due date is over and nothing met it.</summary>
    Overdue,

    /// <summary>Met in time.</summary>
    Met,

    /// <summary>Met after the due date: never shown as met in time.</summary>
    MetLate,
}
