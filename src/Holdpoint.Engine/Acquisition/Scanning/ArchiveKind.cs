using System.Collections.Immutable;
using System.IO.Compression;
using Holdpoint.Engine.Acquisition.Scanning.Cabinets;
using Holdpoint.Engine.Acquisition.Scanning.SevenZip;
using SharpCompress.Compressors.BZip2;
using SharpCompress.Compressors.ZStandard;
using PackerMode = SharpCompress.Compressors.CompressionMode;

namespace Holdpoint.Engine.Acquisition.Scanning;

/// <summary>Walks through the members of one container.</summary>
/// <param name="walk">Takes the members.</param>
/// <param name="path">The container.</param>
/// <param name="name">Its name through the containers.</param>
/// <param name="depth">How deep it lies.</param>
/// <param name="cancel">Stops.</param>
internal delegate Task ArchiveWalker(
    ArchiveWalk walk,
    string path,
    string name,
    int depth,
    CancellationToken cancel
);

/// <summary>A kind of container, known by its bytes; a file's name says nothing.</summary>
/// <param name="Name">Its name.</param>
/// <param name="At">Where its mark lies.</param>
/// <param name="Mark">The mark.</param>
/// <param name="WalkAsync">Gives its members.</param>
internal sealed record ArchiveKind(string Name, int At, ImmutableArray<byte> Mark, ArchiveWalker WalkAsync)
{
    private const int Beginning = 512;
    private const long Small = 16L << 20;

    // The largest window that the decoder takes unless told otherwise.
    private const long ZstandardWindow = (1L << 27) + Small;

    private static readonly ArchiveWalker Zstandard = PackedFile.Walker(
        ZstandardWindow,
        (_, file) => new DecompressionStream(file)
    );

    /// <summary>Every kind.</summary>
    public static readonly ImmutableArray<ArchiveKind> All =
    [
        new("zip", 0, [.. "PK\x03\x04"u8], ZipMembers.WalkAsync),
        new("zip", 0, [.. "PK\x05\x06"u8], ZipMembers.WalkAsync),
        new("tar", 257, [.. "ustar"u8], TarMembers.WalkAsync),
        new("7z", 0, [.. "7z"u8, 0xbc, 0xaf, 0x27, 0x1c], SevenZipMembers.WalkAsync),
        new("rar", 0, [.. "Rar!\x1a\x07\x00"u8], RarMembers.WalkAsync),
        new("rar", 0, [.. "Rar!\x1a\x07\x01\x00"u8], RarMembers.WalkAsync),
        new("cab", 0, [.. "MSCF\0\0\0\0"u8], CabinetMembers.WalkAsync),
        new(
            "gzip",
            0,
            [0x1f, 0x8b, 0x08],
            PackedFile.Walker(Small, (_, file) => new GZipStream(file, CompressionMode.Decompress))
        ),
        new(
            "xz",
            0,
            [0xfd, .. "7zXZ\0"u8],
            PackedFile.Walker(Small, (walk, file) => new XzStream(file, walk.Hold))
        ),
        new(
            "bzip2",
            4,
            [.. "1AY&SY"u8],
            PackedFile.Walker(Small, (_, file) => BZip2Stream.Create(file, PackerMode.Decompress, true))
        ),
        new("zstd", 0, [0x28, 0xb5, 0x2f, 0xfd], Zstandard),
        // A skippable frame, which may stand before the first one with content.
        .. Enumerable
            .Range(0x50, 16)
            .Select(first => new ArchiveKind("zstd", 0, [(byte)first, 0x2a, 0x4d, 0x18], Zstandard)),
    ];

    /// <summary>The kind of a file; null for none that is known.</summary>
    public static ArchiveKind? Of(string path)
    {
        var begin = new byte[Beginning];
        using var handle = File.OpenHandle(path);
        var read = 0;
        int got;
        while (read < begin.Length && (got = RandomAccess.Read(handle, begin.AsSpan(read), read)) > 0)
            read += got;
        return All.FirstOrDefault(kind => kind.IsMarkOf(begin.AsSpan(0, read)));
    }

    private bool IsMarkOf(ReadOnlySpan<byte> begin) =>
        begin.Length > At && begin[At..].StartsWith(Mark.AsSpan());
}
