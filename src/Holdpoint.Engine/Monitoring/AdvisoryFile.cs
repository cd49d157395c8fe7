namespace Holdpoint.Engine.Monitoring;

/// <summary>A document to take in.</summary>
/// <param name="Origin">Where it came from, for people.</param>
/// <param name="Path">The file that holds it.</param>
/// <param name="SourceId">The source it was fetched from; null for an import by hand.</param>
internal sealed record AdvisoryFile(string Origin, string Path, string? SourceId);
