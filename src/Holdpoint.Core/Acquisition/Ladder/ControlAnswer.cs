namespace Holdpoint.Core.Acquisition.Ladder;

/// <summary>One of the two questions of CIP-010-4 R1.6: who is the source (1.6.1), is the file what the source made (1.6.2).</summary>
/// <param name="Outcome">The answer.</param>
/// <param name="Method">The rung that answers, as its name; null where none does.</param>
/// <param name="Text">The answer as a sentence.</param>
public sealed record ControlAnswer(ControlOutcome Outcome, string? Method, string Text);

/// <summary>The legal answers.</summary>
public enum ControlOutcome
{
    /// <summary>Somebody still has to try a method.</summary>
    NotAnswered,

    /// <summary>Verified by the method named.</summary>
    Verified,

    /// <summary>No method is available from the software source; the requirement asks for none then.</summary>
    MethodNotAvailable,

    /// <summary>A method was tried and does not hold.</summary>
    Failed,
}
