namespace Holdpoint.Engine.Monitoring;

/// <summary>A document to take in.</summary>
/// <param name="Origin">Where it came from, for people.</param>
/// <param name="Path">The file that holds it.</param>
/// <param name="SourceId">The source it was fetched from; null for an import by hand.</param>
/// <param name="Sha256">Its digest where the mirror has checked it, so that known bytes need not be read again; else null.</param>
internal sealed record AdvisoryFile(string Origin, string Path, string? SourceId, string? Sha256 = null);
