namespace Holdpoint.Engine.Acquisition.Scanning.SevenZip;

/// <summary>How a stretch of a 7z file is packed: coders, and how their streams are bound.</summary>
/// <param name="Methods">The id and properties of each coder.</param>
/// <param name="Inputs">How many streams each coder reads.</param>
/// <param name="Binds">For a stream that a coder reads, the coder that gives it.</param>
/// <param name="PackedStreams">Packed streams that it reads.</param>
internal sealed record SevenZipFolder(
    IReadOnlyList<(ulong Id, byte[] Properties)> Methods,
    IReadOnlyList<int> Inputs,
    IReadOnlyDictionary<int, int> Binds,
    int PackedStreams
)
{
    /// <summary>The method that encrypts.</summary>
    public const ulong Aes = 0x06F10701;

    private const int MostCoders = 16;
    private const long Plain = 1L << 20;

    // What coders hold in memory, by their id; what is not here is not known to the unpacker either.
    private static readonly Dictionary<ulong, Func<byte[], long>> Memories = new()
    {
        [0x21] = properties => LzmaMemory.OfLzma2(properties is [var one] ? one : (byte)41),
        [0x030101] = properties => LzmaMemory.OfFiveBytes(properties),
        [0x030401] = properties => LzmaMemory.OfFiveBytes(properties),
        [0x040202] = _ => 16L << 20, // bzip2
        [0x04F71101] = _ => (1L << 27) + (16L << 20), // zstd
    };

    /// <summary>Bytes that unpacking holds.</summary>
    public long Memory =>
        Methods.Sum(method => Memories.TryGetValue(method.Id, out var of) ? of(method.Properties) : Plain);

    /// <summary>True where it is encrypted.</summary>
    public bool Encrypted => Methods.Any(method => method.Id == Aes);

    /// <summary>Coders, each of which gives one stream.</summary>
    public int Coders => Methods.Count;

    /// <summary>The coder whose stream no other reads, the last one to work.</summary>
    public int Last => Enumerable.Range(0, Coders).Single(coder => !Binds.Values.Contains(coder));

    /// <summary>Reads one; refuses bindings that run in a circle.</summary>
    public static SevenZipFolder Read(SevenZipNumbers from)
    {
        var coders = from.Count(MostCoders);
        var (methods, inputs) = (new List<(ulong, byte[])>(), new List<int>());
        for (var i = 0; i < coders; i++)
        {
            var flags = from.Byte();
            ulong id = 0;
            foreach (var b in from.Bytes(flags & 0xf))
                id = unchecked((id << 8) | b);
            inputs.Add((flags & 0x10) != 0 ? from.Count(MostCoders) : 1);
            if (
                ((flags & 0x10) != 0 && from.Count(MostCoders) != 1)
                || (flags & 0xf) > 8
                || (flags & 0x80) != 0
            )
                throw new UnpackRefusedException("coders of a kind that is not known");
            methods.Add((id, (flags & 0x20) != 0 ? from.Bytes(from.Count(from.Left)).ToArray() : []));
        }
        if (coders == 0)
            throw new InvalidDataException("a folder without coders");
        var binds = new Dictionary<int, int>();
        for (var i = 1; i < coders; i++)
        {
            var input = from.Count(inputs.Sum() - 1);
            var coder = from.Count(coders - 1);
            if (binds.ContainsValue(coder) || !binds.TryAdd(input, coder))
                throw new InvalidDataException("two bindings of one stream");
        }
        var packed = inputs.Sum() - binds.Count;
        for (var i = 0; packed > 1 && i < packed; i++)
            from.Count(inputs.Sum() - 1);
        var folder = new SevenZipFolder(methods, inputs, binds, packed);
        return packed > 0 && folder.Reach(folder.Last) == coders
            ? folder
            : throw new InvalidDataException("coders bound in a circle");
    }

    // Coders that a coder reads from, itself included. Each gives one stream, so that without a circle all are reached once.
    private int Reach(int coder)
    {
        var first = Inputs.Take(coder).Sum();
        return 1
            + Enumerable
                .Range(first, Inputs[coder])
                .Sum(input => Binds.TryGetValue(input, out var giver) ? Reach(giver) : 0);
    }
}
