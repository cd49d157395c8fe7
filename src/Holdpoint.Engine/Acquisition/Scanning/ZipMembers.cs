using System.Buffers.Binary;
using System.IO.Compression;
using Holdpoint.Core.Acquisition.Scanning;

namespace Holdpoint.Engine.Acquisition.Scanning;

/// <summary>The members of a ZIP file.</summary>
internal static class ZipMembers
{
    // The reader of the framework loads the whole list of members; a bigger list is an attack on memory.
    private const long LargestDirectory = 64L << 20;
    private const int EndRecord = 22;
    private const int UnixLink = 0xA000;

    public static async Task WalkAsync(
        ArchiveWalk walk,
        string path,
        string name,
        int depth,
        CancellationToken cancel
    )
    {
        await using var file = File.OpenRead(path);
        if (DirectorySize(file) > LargestDirectory)
        {
            walk.NotLooked(name, "its list of members is too large");
            return;
        }
        await using var zip = new ZipArchive(file, ZipArchiveMode.Read);
        foreach (var entry in zip.Entries)
        {
            if (!walk.MayTake(name))
                return;
            await TakeAsync(walk, entry, $"{name}!/{entry.FullName}", depth, cancel);
        }
    }

    private static async Task TakeAsync(
        ArchiveWalk walk,
        ZipArchiveEntry entry,
        string member,
        int depth,
        CancellationToken cancel
    )
    {
        if (MemberName.Trick(entry.FullName) is { } trick)
        {
            walk.Harm(member, trick);
            return;
        }
        if (entry.FullName.EndsWith('/') && entry.Length == 0)
            return;
        if (entry.IsEncrypted)
        {
            walk.NotLooked(member, "encrypted");
            return;
        }
        try
        {
            await using var content = await entry.OpenAsync(cancel);
            if (((entry.ExternalAttributes >> 16) & 0xF000) == UnixLink)
                await walk.LinkAsync(entry.FullName, member, content, cancel);
            else
                await walk.TakeAsync(content, new(entry.CompressedLength), member, depth, cancel);
        }
        catch (Exception fault) when (fault is InvalidDataException or NotSupportedException)
        {
            walk.NotLooked(member, fault.Message);
        }
    }

    // From where the list begins to the end of the file; the reader goes on as long as it finds entries, whatever count is told.
    private static long DirectorySize(FileStream file)
    {
        var tail = new byte[Math.Min(file.Length, EndRecord + ushort.MaxValue)];
        file.Position = file.Length - tail.Length;
        file.ReadExactly(tail);
        file.Position = 0;
        for (var at = tail.Length - EndRecord; at >= 0; at--)
        {
            if (!tail.AsSpan(at).StartsWith("PK\x05\x06"u8))
                continue;
            long begin = BinaryPrimitives.ReadUInt32LittleEndian(tail.AsSpan(at + 16));
            if (begin == uint.MaxValue)
                begin = Zip64Begin(file, file.Length - tail.Length + at);
            return begin < 0 || begin > file.Length ? 0 : file.Length - begin;
        }
        return 0;
    }

    private static long Zip64Begin(FileStream file, long endRecord)
    {
        const int Locator = 20;
        var bytes = new byte[56];
        if (endRecord < Locator)
            return 0;
        file.Position = endRecord - Locator;
        file.ReadExactly(bytes, 0, Locator);
        var at = BinaryPrimitives.ReadInt64LittleEndian(bytes.AsSpan(8));
        if (!bytes.AsSpan().StartsWith("PK\x06\x07"u8) || at < 0 || at > file.Length - bytes.Length)
            return 0;
        file.Position = at;
        file.ReadExactly(bytes);
        file.Position = 0;
        return BinaryPrimitives.ReadInt64LittleEndian(bytes.AsSpan(48));
    }
}
