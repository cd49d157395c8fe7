namespace Holdpoint.Engine.Monitoring;

/// <summary>A file of a dataset.</summary>
/// <param name="Name">Its name, for diagnostics and provenance.</param>
/// <param name="Bytes">What it holds.</param>
internal sealed record DatasetFile(string Name, ReadOnlyMemory<byte> Bytes);
