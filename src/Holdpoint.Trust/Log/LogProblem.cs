namespace Holdpoint.Trust.Log;

/// <summary>What is wrong with a log's files.</summary>
/// <param name="Code">Stable identifier, for example "tile-differs".</param>
/// <param name="Path">The file it is about.</param>
/// <param name="Text">In words.</param>
public sealed record LogProblem(string Code, string Path, string Text);
