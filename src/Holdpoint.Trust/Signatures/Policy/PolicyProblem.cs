namespace Holdpoint.Trust.Signatures.Policy;

/// <summary>What is wrong with a policy file.</summary>
/// <param name="Code">Stable identifier.</param>
/// <param name="Place">Where in the file.</param>
/// <param name="Text">In a sentence.</param>
public sealed record PolicyProblem(string Code, string Place, string Text);
