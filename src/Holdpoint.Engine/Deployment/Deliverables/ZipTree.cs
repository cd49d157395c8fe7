using System.IO.Compression;
using Holdpoint.Core.Deployment.Deliverables;

namespace Holdpoint.Engine.Deployment.Deliverables;

/// <summary>A deliverable in a zip file: stored, not compressed, so that nothing in it can grow while it is read.</summary>
internal sealed class ZipTree : DeliverableTree
{
    private const int EndSize = 22;

    // An archive serves one reader at a time; each thread gets one of its own.
    private readonly ThreadLocal<Archive> _archives;
    private readonly IReadOnlyList<TreeEntry> _entries;

    private ZipTree(string path, IReadOnlyList<TreeEntry> entries)
    {
        _archives = new(() => new(path), trackAllValues: true);
        _entries = entries;
    }

    /// <summary>Reads the directory of the archive.</summary>
    public static DeliverableTreeOpening Read(string path)
    {
        if (!EndsWhereItShould(path))
            return Refused("Its end is not the end of a zip file: it was cut off, or something was added.");
        var entries = new List<TreeEntry>();
        var seen = new HashSet<string>(StringComparer.Ordinal);
        try
        {
            using var archive = new Archive(path);
            foreach (var entry in archive.Entries)
            {
                if (entries.Count >= DeliverableLimits.MostFiles)
                    return Refused($"There are more than {DeliverableLimits.MostFiles} entries.");
                if (entry.IsEncrypted || entry.CompressedLength != entry.Length)
                    return Refused(
                        $"{entry.FullName} is compressed or encrypted; Holdpoint stores files as they are."
                    );
                if (!seen.Add(entry.FullName))
                    return Refused($"{entry.FullName} is there twice.");
                entries.Add(new(entry.FullName, Kind(entry), entry.Length));
            }
        }
        catch (Exception failure) when (failure is InvalidDataException or EndOfStreamException)
        {
            return Refused($"It is no whole zip file: {failure.Message}");
        }
        entries.Sort((a, b) => string.CompareOrdinal(a.Path, b.Path));
        return new(new ZipTree(path, entries), null);
    }

    /// <inheritdoc/>
    public override IReadOnlyList<TreeEntry> Entries() => _entries;

    /// <inheritdoc/>
    public override Stream OpenFile(string path)
    {
        try
        {
            return _archives.Value!.Open(path);
        }
        catch (InvalidDataException failure)
        {
            throw new IOException(failure.Message, failure);
        }
    }

    /// <inheritdoc/>
    public override void Dispose()
    {
        foreach (var archive in _archives.Values)
            archive.Dispose();
        _archives.Dispose();
    }

    // The upper half of the attributes is the Unix mode, where the writer was one.
    private static TreeEntryKind Kind(ZipArchiveEntry entry) =>
        (entry.ExternalAttributes >>> 28) switch
        {
            0 or 8 => entry.FullName.EndsWith('/') ? TreeEntryKind.Folder : TreeEntryKind.File,
            0xa => TreeEntryKind.Link,
            4 => TreeEntryKind.Folder,
            _ => TreeEntryKind.Other,
        };

    private static bool EndsWhereItShould(string path)
    {
        using var file = File.OpenRead(path);
        if (file.Length < EndSize)
            return false;
        file.Seek(-EndSize, SeekOrigin.End);
        Span<byte> end = stackalloc byte[EndSize];
        file.ReadExactly(end);
        return end.StartsWith("PK\u0005\u0006"u8) && end[^2] == 0 && end[^1] == 0;
    }

    private sealed class Archive : IDisposable
    {
        private readonly ZipArchive _zip;
        private readonly Dictionary<string, ZipArchiveEntry> _byName;

        public Archive(string path)
        {
            _zip = new ZipArchive(File.OpenRead(path), ZipArchiveMode.Read, leaveOpen: false);
            _byName = new(StringComparer.Ordinal);
            foreach (var entry in _zip.Entries)
                _byName.TryAdd(entry.FullName, entry);
        }

        public IReadOnlyCollection<ZipArchiveEntry> Entries => _zip.Entries;

        public Stream Open(string path) =>
            _byName.TryGetValue(path, out var entry)
                ? entry.Open()
                : throw new FileNotFoundException($"{path} is not in the zip file.");

        public void Dispose() => _zip.Dispose();
    }
}
