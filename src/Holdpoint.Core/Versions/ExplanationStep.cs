namespace Holdpoint.Core.Versions;

/// <summary>One thing that was found in a text.</summary>
/// <param name="Topic">What it is, in a word or two.</param>
/// <param name="Words">What it says.</param>
public sealed record ExplanationStep(string Topic, string Words);
