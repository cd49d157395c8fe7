namespace Holdpoint.Core.Acquisition;

/// <summary>Why something was not done: a value, kept as evidence like everything else.</summary>
/// <param name="Code">Stable identifier for scripts, for example "second-person-needed".</param>
/// <param name="Text">One sentence for people: what, and where it helps, what to do.</param>
public sealed record Refusal(string Code, string Text);
