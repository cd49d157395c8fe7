namespace Holdpoint.Core.Acquisition.Ladder;

/// <summary>One try of one rung, kept with what was seen.</summary>
/// <param name="Rung">Which.</param>
/// <param name="Answer">What came of it.</param>
/// <param name="Text">What was seen, in a sentence.</param>
/// <param name="Reference">What proves it: a document, an address, a key's digest; null where the text says all.</param>
/// <param name="By">Whose word it is; null where the program found it out by itself.</param>
/// <param name="At">When (UTC).</param>
public sealed record RungEvidence(
    Rung Rung,
    RungAnswer Answer,
    string Text,
    string? Reference,
    Person? By,
    DateTimeOffset At
)
{
    /// <summary>True unless the last try of the same rung, by the same, saw the same: who tries again what was tried adds nothing.</summary>
    public bool SaysMoreThan(IEnumerable<RungEvidence> tries) =>
        tries.LastOrDefault(one => one.Rung == Rung) is not { } last || last with { At = At } != this;
}
