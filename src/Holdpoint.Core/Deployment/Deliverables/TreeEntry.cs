namespace Holdpoint.Core.Deployment.Deliverables;

/// <summary>Something found on a medium.</summary>
/// <param name="Path">Its path relative to the deliverable, with forward slashes.</param>
/// <param name="Kind">What it is.</param>
/// <param name="Length">Its length in bytes; 0 where it is no file.</param>
public readonly record struct TreeEntry(string Path, TreeEntryKind Kind, long Length);
