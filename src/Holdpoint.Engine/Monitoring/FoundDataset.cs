using Holdpoint.Core.Monitoring;

namespace Holdpoint.Engine.Monitoring;

/// <summary>What looking for a dataset's files found.</summary>
/// <param name="Files">The files, read one after the other as they are taken; null when there are none to read.</param>
/// <param name="Copy">What makes the next request conditional; null for files and servers that do not say.</param>
/// <param name="IsUnchanged">True when the server says that the copy of an earlier look is still right.</param>
/// <param name="Why">Why there are none; empty where there are.</param>
internal sealed record FoundDataset(
    IEnumerable<DatasetFile>? Files,
    SourceCopy? Copy = null,
    bool IsUnchanged = false,
    string Why = ""
);
