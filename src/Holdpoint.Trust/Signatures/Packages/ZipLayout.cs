using System.Buffers.Binary;

namespace Holdpoint.Trust.Signatures.Packages;

/// <summary>
/// Where the members of a zip file lie, as far as signing needs it. Every byte must belong to a member, to the directory or
/// to its end record: nothing can stand between, before or behind.
/// </summary>
internal sealed class ZipLayout
{
    private const string SignatureName = ".signature.p7s";
    private const int EndBytes = 22;

    private sealed record Member(byte[] Record, ByteRange Local, bool IsSignature);

    private readonly List<Member> _members;
    private readonly byte[] _end;

    private ZipLayout(List<Member> members, byte[] end)
    {
        _members = members;
        _end = end;
    }

    /// <summary>The signature's bytes; null where the package carries none.</summary>
    public ByteRange? Signature { get; private set; }

    /// <summary>Null where the file is damaged or of a kind that is never signed.</summary>
    public static ZipLayout? Read(SignedFile file)
    {
        // NuGet writes no comment, so the end record is at a fixed place.
        if (
            file.Read(file.Length - EndBytes, EndBytes) is not { } end
            || U32(end, 0) != 0x06054B50
            || U16(end, 20) != 0
        )
            return null;
        var count = U16(end, 10);
        var size = (long)U32(end, 12);
        var start = (long)U32(end, 16);
        if (
            U32(end, 4) != 0
            || U16(end, 8) != count
            || count == 0xFFFF
            || start + size != file.Length - EndBytes
            || size > (64 << 20)
        )
            return null;
        var directory = file.Read(start, (int)size)!;
        var records = new List<(byte[] Record, long Offset)>();
        var at = 0;
        for (var i = 0; i < count; i++)
        {
            if (directory.Length - at < 46 || U32(directory, at) != 0x02014B50)
                return null;
            var length = 46 + U16(directory, at + 28) + U16(directory, at + 30) + U16(directory, at + 32);
            if (length > directory.Length - at)
                return null;
            records.Add((directory[at..(at + length)], U32(directory, at + 42)));
            at += length;
        }
        return at == directory.Length ? Members(file, records, start, end) : null;
    }

    /// <summary>The digests of the file as it was before the signature came (NuGet's package signing, "content hash").</summary>
    public IReadOnlyDictionary<DigestKind, byte[]>? Hash(
        SignedFile file,
        IReadOnlyCollection<DigestKind> kinds
    )
    {
        using var hashes = new DigestSet(kinds);
        var signature = _members.Find(member => member.IsSignature)!;
        foreach (
            var member in _members.Where(member => !member.IsSignature).OrderBy(member => member.Local.Offset)
        )
        {
            if (!file.Feed([member.Local], hashes.Append))
                return null;
        }
        foreach (var member in _members.Where(member => !member.IsSignature))
        {
            var record = member.Record.ToArray();
            if (member.Local.Offset > signature.Local.Offset)
                BinaryPrimitives.WriteUInt32LittleEndian(
                    record.AsSpan(42),
                    (uint)(member.Local.Offset - signature.Local.Length)
                );
            hashes.Append(record);
        }
        var end = _end.ToArray();
        BinaryPrimitives.WriteUInt16LittleEndian(end.AsSpan(8), (ushort)(U16(end, 8) - 1));
        BinaryPrimitives.WriteUInt16LittleEndian(end.AsSpan(10), (ushort)(U16(end, 10) - 1));
        BinaryPrimitives.WriteUInt32LittleEndian(
            end.AsSpan(12),
            U32(end, 12) - (uint)signature.Record.Length
        );
        BinaryPrimitives.WriteUInt32LittleEndian(end.AsSpan(16), U32(end, 16) - (uint)signature.Local.Length);
        hashes.Append(end);
        return hashes.Finish();
    }

    private static ZipLayout? Members(
        SignedFile file,
        List<(byte[] Record, long Offset)> records,
        long directory,
        byte[] end
    )
    {
        var offsets = records.Select(record => record.Offset).Append(directory).Order().ToArray();
        if (records.Count == 0 || offsets[0] != 0 || offsets.Distinct().Count() != offsets.Length)
            return null;
        var members = new List<Member>();
        ByteRange? signature = null;
        foreach (var (record, offset) in records)
        {
            var next = offsets[Array.BinarySearch(offsets, offset) + 1];
            var name = record.AsSpan(46, U16(record, 28));
            var isSignature = name.SequenceEqual(".signature.p7s"u8);
            var local = ByteRange.Between(offset, next);
            if (isSignature && (signature is not null || (signature = Content(file, record, local)) is null))
                return null;
            members.Add(new(record, local, isSignature));
        }
        return new(members, end) { Signature = signature };
    }

    // The signature is stored as it is, without flags, so that the two headers say the same and nothing hides beside it.
    private static ByteRange? Content(SignedFile file, byte[] record, ByteRange local)
    {
        if (file.Read(local.Offset, 30) is not { } header || U32(header, 0) != 0x04034B50)
            return null;
        var size = U32(record, 24);
        var start = local.Offset + 30 + U16(header, 26) + U16(header, 28);
        var isStored =
            U16(record, 10) == 0 && U16(header, 8) == 0 && U16(record, 8) == 0 && U16(header, 6) == 0;
        return
            isStored
            && U32(record, 20) == size
            && start + size == local.End
            && U16(header, 28) == 0
            && U16(header, 26) == SignatureName.Length
            ? new(start, size)
            : null;
    }

    private static ushort U16(byte[] bytes, int at) =>
        BinaryPrimitives.ReadUInt16LittleEndian(bytes.AsSpan(at));

    private static uint U32(byte[] bytes, int at) =>
        BinaryPrimitives.ReadUInt32LittleEndian(bytes.AsSpan(at));
}
