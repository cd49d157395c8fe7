using System.Formats.Tar;
using Holdpoint.Core.Deployment.Deliverables;
using Microsoft.Win32.SafeHandles;

namespace Holdpoint.Engine.Deployment.Deliverables;

/// <summary>A deliverable in a tar file: not compressed, so every file can be read where it lies.</summary>
internal sealed class TarTree : DeliverableTree
{
    private const int HeaderSize = 512;

    private readonly SafeFileHandle _file;
    private readonly IReadOnlyList<TreeEntry> _entries;
    private readonly Dictionary<string, (long Offset, long Length)> _places;

    private TarTree(
        SafeFileHandle file,
        IReadOnlyList<TreeEntry> entries,
        Dictionary<string, (long Offset, long Length)> places
    )
    {
        _file = file;
        _entries = entries;
        _places = places;
    }

    /// <summary>Reads where the entries lie.</summary>
    public static DeliverableTreeOpening Read(string path)
    {
        var entries = new List<TreeEntry>();
        var places = new Dictionary<string, (long Offset, long Length)>(StringComparer.Ordinal);
        long end = 0;
        try
        {
            using var file = File.OpenRead(path);
            using var reader = new TarReader(file);
            while (reader.GetNextEntry() is { } entry)
            {
                if (entries.Count > DeliverableLimits.MostFiles)
                    return Refused($"There are more than {DeliverableLimits.MostFiles} entries.");
                // One header, then the data: extended headers could say something else than the plain one.
                if (entry.Format != TarEntryFormat.Ustar)
                    return Refused($"{entry.Name} is not in the plain (ustar) format that Holdpoint writes.");
                var kind = entry.EntryType switch
                {
                    TarEntryType.RegularFile => TreeEntryKind.File,
                    TarEntryType.SymbolicLink or TarEntryType.HardLink => TreeEntryKind.Link,
                    _ => TreeEntryKind.Other,
                };
                entries.Add(new(entry.Name, kind, entry.Length));
                if (kind != TreeEntryKind.File)
                    continue;
                if (entry.Length > 0 && entry.DataOffset != end + HeaderSize)
                    return Refused($"{entry.Name} does not follow the file before it.");
                if (!places.TryAdd(entry.Name, (end + HeaderSize, entry.Length)))
                    return Refused($"{entry.Name} is there twice.");
                end += HeaderSize + (entry.Length + HeaderSize - 1) / HeaderSize * HeaderSize;
            }
            if (entries.Count == 0)
                return Refused("It holds no file. A deliverable is a folder, a tar or a zip file.");
            // Two empty blocks end a tar file; whatever follows them nobody would have checked.
            if (entries.All(entry => entry.Kind == TreeEntryKind.File) && file.Length != end + 2 * HeaderSize)
                return Refused(
                    $"It has {file.Length} bytes; its files end at {end + 2 * HeaderSize}. It was cut off, or something was added."
                );
        }
        catch (Exception failure)
            when (failure is InvalidDataException or EndOfStreamException or FormatException)
        {
            return Refused($"It is no whole tar file: {failure.Message}");
        }
        entries.Sort((a, b) => string.CompareOrdinal(a.Path, b.Path));
        return new(new TarTree(File.OpenHandle(path), entries, places), null);
    }

    /// <inheritdoc/>
    public override IReadOnlyList<TreeEntry> Entries() => _entries;

    /// <inheritdoc/>
    public override Stream OpenFile(string path) =>
        _places.TryGetValue(path, out var place)
            ? new PartStream(_file, place.Offset, place.Length)
            : throw new FileNotFoundException($"{path} is not in the tar file.");

    /// <inheritdoc/>
    public override void Dispose() => _file.Dispose();
}
