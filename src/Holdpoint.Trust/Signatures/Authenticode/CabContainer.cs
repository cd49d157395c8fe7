using System.Buffers.Binary;

namespace Holdpoint.Trust.Signatures.Authenticode;

/// <summary>
/// A cabinet. Its signature lies behind it and its place in 20 reserved bytes of the header. What the digest leaves out must
/// have the one value that signing writes.
/// </summary>
internal static class CabContainer
{
    public const string Format = "cab";
    private const int PreviousOrNext = 0x0003;
    private const int ReservePresent = 0x0004;

    public static bool Recognises(SignedFile file) => file.Head.AsSpan().StartsWith("MSCF"u8);

    public static Container Read(SignedFile file)
    {
        var rules = new RuleList();
        var container = new Container
        {
            Format = Format,
            Rules = rules,
            SubjectType = SpcOids.Cabinet,
        };
        if (file.Read(0, 36) is not { } header)
        {
            rules.Fail("unsupported", "The cabinet ends within its header.");
            return container;
        }
        var flags = BinaryPrimitives.ReadUInt16LittleEndian(header.AsSpan(30));
        if ((flags & PreviousOrNext) != 0)
        {
            rules.Fail(
                "unsupported",
                "A cabinet of a set (previous or next cabinet) is not judged.",
                "offset 30"
            );
            return container;
        }
        if ((flags & ReservePresent) == 0)
            return container;
        if (
            file.Read(36, 24) is not { } reserve
            || BinaryPrimitives.ReadUInt16LittleEndian(reserve) != 20
            || BinaryPrimitives.ReadUInt32LittleEndian(reserve.AsSpan(4)) != 0x00100000
        )
            return container;
        var start = (long)BinaryPrimitives.ReadUInt32LittleEndian(reserve.AsSpan(8));
        var size = (long)BinaryPrimitives.ReadUInt32LittleEndian(reserve.AsSpan(12));
        if (start == 0 && size == 0)
            return container;
        var fixedFields =
            BinaryPrimitives.ReadUInt32LittleEndian(header.AsSpan(4)) == 0
            && BinaryPrimitives.ReadUInt16LittleEndian(header.AsSpan(34)) == 0
            && BinaryPrimitives.ReadUInt16LittleEndian(reserve.AsSpan(2)) == 0
            && BinaryPrimitives.ReadUInt32LittleEndian(reserve.AsSpan(16)) == 0;
        if (!fixedFields)
        {
            rules.Fail(
                "layout",
                "Header fields that no signature covers are not what signing leaves there.",
                "offset 4..56"
            );
            return container;
        }
        if (start < 60 || size == 0 || size > SignatureLimits.SignatureBytes || start + size != file.Length)
        {
            rules.Fail(
                "table-place",
                $"The header says {size} bytes of signature at {start}; the file ends at {file.Length}.",
                "offset 44"
            );
            return container;
        }
        rules.Pass("table-place", $"The signature is the last {size} bytes.", $"offset {start}");
        return container with
        {
            Signatures = [new("primary", file.Read(start, (int)size)!, 7)],
            Digest = kinds =>
                file.Hash([new(0, 4), ByteRange.Between(8, 34), ByteRange.Between(56, start)], kinds)
                    is { } digests
                    ? [digests]
                    : [],
            Covers = "the cabinet without the header's reserved fields and the signature",
        };
    }
}
