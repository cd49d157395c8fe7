using System.Buffers.Binary;

namespace Holdpoint.Trust.Signatures.Authenticode;

/// <summary>An entry of a compound file's directory (MS-CFB §2.6.1).</summary>
internal sealed class CompoundEntry
{
    private const uint None = 0xFFFFFFFF;

    /// <summary>The name's UTF-16LE bytes without the final zero.</summary>
    public required byte[] Name { get; init; }
    public required CompoundKind Kind { get; init; }
    public required uint? Left { get; init; }
    public required uint? Right { get; init; }
    public required uint? Child { get; init; }
    public required byte[] ClassId { get; init; }
    public required byte[] State { get; init; }

    /// <summary>Creation and modification time as they are stored.</summary>
    public required byte[] Times { get; init; }
    public required byte[] SizeBytes { get; init; }
    public required uint Start { get; init; }
    public required long Size { get; init; }
    public List<CompoundEntry> Children { get; } = [];

    public static CompoundEntry? Read(ReadOnlySpan<byte> directory, uint index, bool isVersion3)
    {
        if (index >= directory.Length / 128)
            return null;
        var bytes = directory.Slice((int)index * 128, 128);
        var nameLength = BinaryPrimitives.ReadUInt16LittleEndian(bytes[64..]);
        var kind = (CompoundKind)bytes[66];
        if (
            nameLength is < 2 or > 64
            || nameLength % 2 != 0
            || !Enum.IsDefined(kind)
            || kind == CompoundKind.Unused
        )
            return null;
        var size = BinaryPrimitives.ReadUInt64LittleEndian(bytes[120..]);
        // Version 3 uses the low half; old writers leave rubbish in the other (§2.6.1).
        if (isVersion3)
            size &= 0xFFFFFFFF;
        if (size > long.MaxValue / 2)
            return null;
        return new()
        {
            Name = bytes[..(nameLength - 2)].ToArray(),
            Kind = kind,
            Left = Pointer(bytes[68..]),
            Right = Pointer(bytes[72..]),
            Child = Pointer(bytes[76..]),
            ClassId = bytes.Slice(80, 16).ToArray(),
            State = bytes.Slice(96, 4).ToArray(),
            Times = bytes.Slice(100, 16).ToArray(),
            Start = BinaryPrimitives.ReadUInt32LittleEndian(bytes[116..]),
            SizeBytes = bytes.Slice(120, 4).ToArray(),
            Size = (long)size,
        };
    }

    private static uint? Pointer(ReadOnlySpan<byte> bytes) =>
        BinaryPrimitives.ReadUInt32LittleEndian(bytes) is var value && value == None ? null : value;
}
