using System.Formats.Tar;
using Holdpoint.Core.Acquisition.Scanning;

namespace Holdpoint.Engine.Acquisition.Scanning;

/// <summary>The members of a tar file.</summary>
internal static class TarMembers
{
    private const int Block = 512;

    // Long names and attributes are read into memory at once, whatever length their header tells.
    private const long LargestAttributes = 1L << 20;

    public static async Task WalkAsync(
        ArchiveWalk walk,
        string path,
        string name,
        int depth,
        CancellationToken cancel
    )
    {
        await using var file = File.OpenRead(path);
        if (!HeadersAreSmall(file))
        {
            walk.NotLooked(name, "a name or attribute of absurd length");
            return;
        }
        file.Position = 0;
        await using var tar = new TarReader(file);
        while (await tar.GetNextEntryAsync(copyData: false, cancel) is { } entry)
        {
            if (!walk.MayTake(name))
                return;
            var member = $"{name}!/{entry.Name}";
            if (MemberName.Trick(entry.Name) is { } trick)
                walk.Harm(member, trick);
            else if (entry.EntryType is TarEntryType.SymbolicLink)
                Link(walk, member, MemberName.LinkTrick(entry.Name, entry.LinkName));
            else if (entry.EntryType is TarEntryType.HardLink)
                Link(walk, member, MemberName.Trick(entry.LinkName));
            else if (
                entry.EntryType
                is TarEntryType.CharacterDevice
                    or TarEntryType.BlockDevice
                    or TarEntryType.Fifo
            )
                walk.Harm(member, "a device or pipe");
            else if (entry.DataStream is { } content)
                await walk.TakeAsync(content, PackedBytes.Unknown, member, depth, cancel);
        }
    }

    private static void Link(ArchiveWalk walk, string member, string? trick)
    {
        if (trick is not null)
            walk.Harm(member, trick);
    }

    private static bool HeadersAreSmall(FileStream file)
    {
        var header = new byte[Block];
        while (file.ReadAtLeast(header, Block, throwOnEndOfStream: false) == Block)
        {
            var size = Size(header.AsSpan(124, 12));
            if (
                size < 0
                || (
                    header[156] is (byte)'x' or (byte)'g' or (byte)'L' or (byte)'K'
                    && size > LargestAttributes
                )
            )
                return false;
            var next = file.Position + ((size + Block - 1) / Block * Block);
            if (next > file.Length)
                break;
            file.Position = next;
        }
        return true;
    }

    // Octal text, or with the first bit set a big-endian number; -1 for neither.
    private static long Size(ReadOnlySpan<byte> field)
    {
        long size = 0;
        if ((field[0] & 0x80) != 0)
        {
            foreach (var b in field[4..])
                size = unchecked((size << 8) | b);
            return size is < 0 or > long.MaxValue / 4 ? -1 : size;
        }
        foreach (var b in field)
        {
            if (b is >= (byte)'0' and <= (byte)'7')
                size = (size << 3) | (uint)(b - '0');
            else if (b is not (0 or (byte)' '))
                return 0;
        }
        return size;
    }
}
