using Holdpoint.Core.Deployment.Deliverables;

namespace Holdpoint.Engine.Deployment.Deliverables;

/// <summary>A deliverable in a folder: a mounted medium, or a copy on a disk.</summary>
internal sealed class FolderTree(string root) : DeliverableTree
{
    // Stops before a medium with millions of entries fills the memory.
    private const int MostEntries = 2 * DeliverableLimits.MostFiles;

    /// <inheritdoc/>
    public override IReadOnlyList<TreeEntry> Entries()
    {
        var entries = new List<TreeEntry>();
        var open = new Stack<string>();
        open.Push("");
        while (open.TryPop(out var folder))
        {
            foreach (var info in new DirectoryInfo(Path.Combine(root, folder)).EnumerateFileSystemInfos())
            {
                if (entries.Count >= MostEntries)
                    throw new IOException($"There are more than {MostEntries} entries.");
                var path = folder.Length == 0 ? info.Name : $"{folder}/{info.Name}";
                var kind = Kind(info);
                entries.Add(new(path, kind, kind == TreeEntryKind.File ? ((FileInfo)info).Length : 0));
                // Deeper than any deliverable: named, and not entered.
                if (kind == TreeEntryKind.Folder && path.Count(c => c == '/') < DeliverableLimits.Deepest)
                    open.Push(path);
            }
        }
        entries.Sort((a, b) => string.CompareOrdinal(a.Path, b.Path));
        return entries;
    }

    /// <inheritdoc/>
    public override Stream OpenFile(string path) =>
        // Unbuffered: readers bring buffers of their own.
        new FileStream(
            Path.Combine(root, path),
            new FileStreamOptions { BufferSize = 0, Options = FileOptions.SequentialScan }
        );

    /// <inheritdoc/>
    public override void Dispose() { }

    private static TreeEntryKind Kind(FileSystemInfo info)
    {
        if (info.LinkTarget is not null || info.Attributes.HasFlag(FileAttributes.ReparsePoint))
            return TreeEntryKind.Link;
        if (info is DirectoryInfo)
            return TreeEntryKind.Folder;
        // Of devices and pipes .NET shows only that they are not quite plain.
        return info.Attributes.HasFlag(FileAttributes.Device) || !UnixFileKind.IsPlain(info.FullName)
            ? TreeEntryKind.Other
            : TreeEntryKind.File;
    }
}
