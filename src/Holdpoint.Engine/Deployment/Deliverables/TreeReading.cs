using Holdpoint.Core.Deployment.Deliverables;

namespace Holdpoint.Engine.Deployment.Deliverables;

/// <summary>What lies under a folder, without following anything that leads out of it.</summary>
internal static class TreeReading
{
    // Stops before a medium with millions of entries fills the memory.
    private const int MostEntries = 2 * DeliverableLimits.MostFiles;

    /// <summary>Every entry in the order of the paths.</summary>
    /// <exception cref="IOException">A folder cannot be read, or there are more entries than any deliverable has.</exception>
    public static IReadOnlyList<TreeEntry> Entries(string root)
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
