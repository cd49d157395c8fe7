namespace Holdpoint.Engine.Access.Repeats;

/// <summary>What was answered to a request.</summary>
/// <param name="Status">The status.</param>
/// <param name="Type">The body's media type; null for no body.</param>
/// <param name="Place">The address of what was made; null for none.</param>
/// <param name="Body">The body.</param>
public sealed record RepeatedAnswer(int Status, string? Type, string? Place, byte[] Body);
