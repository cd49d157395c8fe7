namespace Holdpoint.Csaf.Validation;

/// <summary>What a test found.</summary>
/// <param name="Pointer">The place in the document as a JSON pointer (RFC 6901); empty for the whole document.</param>
/// <param name="Text">What is wrong there, in words.</param>
public sealed record TestMessage(string Pointer, string Text);
