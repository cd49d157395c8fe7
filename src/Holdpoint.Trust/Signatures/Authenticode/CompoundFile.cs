using System.Buffers.Binary;

namespace Holdpoint.Trust.Signatures.Authenticode;

/// <summary>
/// A compound file (MS-CFB), as MSI and MSP are. Keeps the allocation table (four bytes a sector) and the directory; streams
/// are read where they lie. Every chain is followed only as far as the file has sectors.
/// </summary>
internal sealed class CompoundFile
{
    private const uint EndOfChain = 0xFFFFFFFE;
    private const uint Free = 0xFFFFFFFF;
    private const int EntryBytes = 128;
    private static ReadOnlySpan<byte> Signature => [0xD0, 0xCF, 0x11, 0xE0, 0xA1, 0xB1, 0x1A, 0xE1];
    private readonly SignedFile _file;
    private readonly int _sectorBytes;
    private readonly uint[] _fat;
    private uint[] _miniFat = [];
    private long[] _miniSectors = [];
    private uint _last;

    private CompoundFile(SignedFile file, int sectorBytes, uint[] fat, uint last)
    {
        _last = last;
        _file = file;
        _sectorBytes = sectorBytes;
        _fat = fat;
    }

    public CompoundEntry Root { get; private set; } = null!;

    public static bool Recognises(SignedFile file) => file.Head.AsSpan().StartsWith(Signature);

    /// <summary>The file taken apart; null and why where it is not well formed.</summary>
    public static (CompoundFile? File, string Problem) Open(SignedFile file)
    {
        var header = file.Read(0, 512);
        if (header is null || !Recognises(file))
            return (null, "The header is missing.");
        var major = U16(header, 26);
        var shift = U16(header, 30);
        // MS-CFB §2.2: everything that has one legal value must have it, since no signature covers the header.
        var strict =
            (major, shift) is (3, 9) or (4, 12)
            && header.AsSpan(8, 16).IndexOfAnyExcept((byte)0) < 0
            && U16(header, 24) is 0x3E or 0x3B or 0x21
            && U16(header, 28) == 0xFFFE
            && U16(header, 32) == 6
            && header.AsSpan(34, 6).IndexOfAnyExcept((byte)0) < 0
            && (major == 4 || U32(header, 40) == 0)
            && U32(header, 52) == 0
            && U32(header, 56) == 4096;
        if (!strict)
            return (null, "Fields of the header do not have the value that the format prescribes.");
        var sectorBytes = 1 << shift;
        var sectors = (file.Length - 1) / sectorBytes;
        if (file.Length % 512 != 0 || sectors > int.MaxValue / 4)
            return (null, "The length is not a whole number of sectors.");
        if (Fat(file, header, sectorBytes, sectors) is not var (fat, last))
            return (null, "The allocation table is damaged.");
        var compound = new CompoundFile(file, sectorBytes, fat, last);
        return compound.ReadDirectory(header) is { } problem ? (null, problem) : (compound, "");
    }

    /// <summary>Where a stream's bytes lie, in order; null where its chain is damaged.</summary>
    public IReadOnlyList<ByteRange>? Ranges(CompoundEntry entry)
    {
        if (entry.Size == 0)
            return [];
        return entry.Size < 4096 ? MiniRanges(entry) : Ranges(entry.Start, entry.Size);
    }

    /// <summary>The first byte behind the last sector that something reaches; what follows belongs to nothing.</summary>
    public long UsedEnd
    {
        get
        {
            var streams = new Stack<CompoundEntry>(Root.Children);
            while (streams.TryPop(out var entry))
            {
                if (entry.Kind == CompoundKind.Stream && entry.Size >= 4096)
                    Ranges(entry.Start, entry.Size);
                entry.Children.ForEach(streams.Push);
            }
            return (_last + 2L) * _sectorBytes;
        }
    }

    private static (uint[] Fat, uint Last)? Fat(SignedFile file, byte[] header, int sectorBytes, long sectors)
    {
        var perSector = sectorBytes / 4;
        var count = U32(header, 44);
        if (count > (sectors / perSector) + 1)
            return null;
        var locations = new List<uint>();
        for (var i = 0; i < 109; i++)
            locations.Add(U32(header, 76 + (i * 4)));
        var next = U32(header, 68);
        var last = 0u;
        for (var left = U32(header, 72); next < EndOfChain - 3; left--)
        {
            if (
                left == 0
                || locations.Count > count + perSector
                || Sector(file, next, sectorBytes) is not { } more
            )
                return null;
            for (var i = 0; i < perSector - 1; i++)
                locations.Add(U32(more, i * 4));
            last = Math.Max(last, next);
            next = U32(more, sectorBytes - 4);
        }
        if (locations.Count < count || locations.Skip((int)count).Any(one => one != Free))
            return null;
        var fat = new uint[(int)count * perSector];
        for (var i = 0; i < count; i++)
        {
            if (Sector(file, locations[i], sectorBytes) is not { } one)
                return null;
            last = Math.Max(last, locations[i]);
            for (var j = 0; j < perSector; j++)
                fat[(i * perSector) + j] = U32(one, j * 4);
        }
        return (fat, last);
    }

    private string? ReadDirectory(byte[] header)
    {
        if (Chain(U32(header, 48)) is not { Count: > 0 } directory)
            return "The directory's chain is damaged.";
        if ((long)directory.Count * _sectorBytes / EntryBytes > SignatureLimits.Entries)
            return "The directory has too many entries.";
        var bytes = new byte[directory.Count * _sectorBytes];
        for (var i = 0; i < directory.Count; i++)
        {
            if (Sector(_file, directory[i], _sectorBytes) is not { } sector)
                return "The directory lies beyond the end of the file.";
            sector.CopyTo(bytes, i * _sectorBytes);
        }
        var root = CompoundEntry.Read(bytes, 0, _sectorBytes == 512);
        if (root is not { Kind: CompoundKind.Root })
            return "The directory does not begin with a root.";
        if (root.Size > 0)
        {
            if (Ranges(root.Start, root.Size) is not { } mini)
                return "The chain of the small streams is damaged.";
            _miniSectors = [.. mini.SelectMany(range => MiniOffsets(range))];
        }
        if (U32(header, 60) < EndOfChain - 3)
        {
            if (Chain(U32(header, 60)) is not { } miniFat)
                return "The allocation table of the small streams is damaged.";
            var table = new List<uint>();
            foreach (var at in miniFat)
            {
                if (Sector(_file, at, _sectorBytes) is not { } sector)
                    return "The allocation table of the small streams is damaged.";
                for (var i = 0; i < _sectorBytes; i += 4)
                    table.Add(U32(sector, i));
            }
            _miniFat = [.. table];
        }
        Root = root;
        return CompoundTree.Fill(root, bytes, _sectorBytes == 512);
    }

    private static IEnumerable<long> MiniOffsets(ByteRange range)
    {
        for (var at = range.Offset; at < range.End; at += 64)
            yield return at;
    }

    private List<ByteRange>? Ranges(uint start, long size)
    {
        var ranges = new List<ByteRange>();
        var sector = start;
        for (var steps = 0; size > 0; steps++)
        {
            if (sector >= _fat.Length || steps > _fat.Length)
                return null;
            _last = Math.Max(_last, sector);
            Add(ranges, (sector + 1L) * _sectorBytes, Math.Min(size, _sectorBytes));
            size -= _sectorBytes;
            sector = _fat[sector];
        }
        return sector == EndOfChain ? ranges : null;
    }

    private List<ByteRange>? MiniRanges(CompoundEntry entry)
    {
        var ranges = new List<ByteRange>();
        var sector = entry.Start;
        var size = entry.Size;
        for (var steps = 0; size > 0; steps++)
        {
            if (sector >= _miniFat.Length || sector >= _miniSectors.Length || steps > _miniFat.Length)
                return null;
            Add(ranges, _miniSectors[sector], Math.Min(size, 64));
            size -= 64;
            sector = _miniFat[sector];
        }
        return sector == EndOfChain ? ranges : null;
    }

    private static void Add(List<ByteRange> ranges, long offset, long length)
    {
        if (ranges.Count > 0 && ranges[^1].End == offset)
            ranges[^1] = ranges[^1] with { Length = ranges[^1].Length + length };
        else
            ranges.Add(new(offset, length));
    }

    private List<uint>? Chain(uint start)
    {
        var chain = new List<uint>();
        for (var sector = start; sector != EndOfChain; sector = _fat[sector])
        {
            if (sector >= _fat.Length || chain.Count >= _fat.Length)
                return null;
            _last = Math.Max(_last, sector);
            chain.Add(sector);
        }
        return chain;
    }

    private static byte[]? Sector(SignedFile file, uint number, int sectorBytes) =>
        file.Read((number + 1L) * sectorBytes, sectorBytes);

    private static ushort U16(ReadOnlySpan<byte> bytes, int at) =>
        BinaryPrimitives.ReadUInt16LittleEndian(bytes[at..]);

    private static uint U32(ReadOnlySpan<byte> bytes, int at) =>
        BinaryPrimitives.ReadUInt32LittleEndian(bytes[at..]);
}
