namespace Holdpoint.Trust.Signatures;

/// <summary>One rule that was looked at.</summary>
/// <param name="Rule">Stable identifier, for example "der-length". docs/signatures.md lists them.</param>
/// <param name="Outcome">What came of it.</param>
/// <param name="Text">What was found, in a sentence.</param>
/// <param name="Place">Where: an offset, an entry, a certificate; empty where the rule speaks of the whole.</param>
public sealed record RuleCheck(string Rule, RuleOutcome Outcome, string Text, string Place = "");
