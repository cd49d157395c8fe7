namespace Holdpoint.Core.Evaluation.Clocks;

/// <summary>How well a clock's figures are founded.</summary>
public enum ClockMark
{
    /// <summary>Checked against the rule's text or a full copy.</summary>
    Verified,

    /// <summary>Sources contradict each other; the note says how.</summary>
    Conflict,

    /// <summary>Not checked against the original text: no claim of conformance may rest on it.</summary>
    Unchecked,

    /// <summary>A site's or our own rule; no standard.</summary>
    Ours,
}
