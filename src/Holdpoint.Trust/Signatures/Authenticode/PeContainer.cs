using System.Buffers.Binary;

namespace Holdpoint.Trust.Signatures.Authenticode;

/// <summary>
/// A Windows program or library (PE32, PE32+). Hashed is everything but the checksum, the entry of the security directory
/// and the certificate table, which must be the end of the file.
/// </summary>
internal static class PeContainer
{
    public const string Format = "pe";
    private const int EntryHeader = 8;
    private const int MostEntries = 16;

    public static bool Recognises(SignedFile file) => file.Head is [(byte)'M', (byte)'Z', ..];

    public static Container Read(SignedFile file)
    {
        var rules = new RuleList();
        var container = new Container
        {
            Format = Format,
            Rules = rules,
            SubjectType = SpcOids.PeImage,
        };
        if (Offsets(file) is not var (checksum, directory))
        {
            rules.Fail("unsupported", "This is no 32-bit or 64-bit PE file.");
            return container;
        }
        var entry = file.Read(directory, 8)!;
        var start = (long)BinaryPrimitives.ReadUInt32LittleEndian(entry);
        var size = (long)BinaryPrimitives.ReadUInt32LittleEndian(entry.AsSpan(4));
        if (start == 0 && size == 0)
            return container with
            {
                Digest = Hasher(file, checksum, directory, file.Length, pad: true),
                Covers = Words,
            };
        if (start < directory + 8 || start % 8 != 0 || size < EntryHeader || start + size != file.Length)
        {
            rules.Fail(
                "table-place",
                $"The certificate table says {size} bytes at {start}; the file ends at {file.Length}. It must be its end.",
                $"offset {directory}"
            );
            return container;
        }
        if (size > SignatureLimits.SignatureBytes)
        {
            rules.Fail("table-size", $"A certificate table of {size} bytes is too large.", $"offset {start}");
            return container;
        }
        rules.Pass("table-place", $"The certificate table is the last {size} bytes.", $"offset {start}");
        return container with
        {
            Signatures = Entries(file.Read(start, (int)size)!, start, rules),
            Digest = Hasher(file, checksum, directory, start, pad: false),
            Covers = Words,
        };
    }

    private const string Words = "the file without checksum, security directory entry and certificate table";

    // Where the checksum and the security directory's entry are.
    private static (long Checksum, long Directory)? Offsets(SignedFile file)
    {
        if (file.Read(0x3C, 4) is not { } at)
            return null;
        var header = (long)BinaryPrimitives.ReadUInt32LittleEndian(at);
        if (
            header < 0x40
            || file.Read(header, 24 + 2) is not { } head
            || !head.AsSpan(0, 4).SequenceEqual("PE\0\0"u8)
        )
            return null;
        var optional = header + 24;
        var optionalSize = BinaryPrimitives.ReadUInt16LittleEndian(head.AsSpan(20));
        var directories = BinaryPrimitives.ReadUInt16LittleEndian(head.AsSpan(24)) switch
        {
            0x10B => 96,
            0x20B => 112,
            _ => 0,
        };
        // The security directory is the fifth; a file without room for it cannot be signed and is not seen as a program.
        if (directories == 0 || optionalSize < directories + (5 * 8))
            return null;
        if (
            file.Read(optional + directories - 4, 4) is not { } count
            || file.Read(optional + directories + 32, 8) is null
        )
            return null;
        return BinaryPrimitives.ReadUInt32LittleEndian(count) < 5
            ? null
            : (optional + 64, optional + directories + 32);
    }

    private static List<EmbeddedSignature> Entries(byte[] table, long start, RuleList rules)
    {
        var found = new List<EmbeddedSignature>();
        for (var at = 0; at < table.Length; )
        {
            var place = $"offset {start + at}";
            var left = table.Length - at;
            var length = left < EntryHeader ? 0 : BinaryPrimitives.ReadUInt32LittleEndian(table.AsSpan(at));
            if (length <= EntryHeader || length > left || found.Count == MostEntries)
            {
                rules.Fail("table-entries", $"{left} bytes of the certificate table are no entry.", place);
                break;
            }
            var revision = BinaryPrimitives.ReadUInt16LittleEndian(table.AsSpan(at + 4));
            var type = BinaryPrimitives.ReadUInt16LittleEndian(table.AsSpan(at + 6));
            if (revision != 0x0200 || type != 0x0002)
            {
                rules.Fail(
                    "table-entries",
                    $"An entry of revision 0x{revision:X4}, type {type} is no signature.",
                    place
                );
                break;
            }
            // Entries begin at multiples of eight; what fills up to there belongs to the one before.
            var step = Math.Min((int)((length + 7) & ~7u), left);
            found.Add(
                new(
                    found.Count == 0 ? "primary" : $"entry {found.Count + 1}",
                    table[(at + EntryHeader)..(at + step)],
                    7
                )
            );
            at += step;
        }
        return found;
    }

    private static Func<
        IReadOnlyCollection<DigestKind>,
        IEnumerable<IReadOnlyDictionary<DigestKind, byte[]>>
    > Hasher(SignedFile file, long checksum, long directory, long end, bool pad) =>
        kinds =>
        {
            using var hashes = new DigestSet(kinds);
            var whole = file.Feed(
                [
                    new(0, checksum),
                    ByteRange.Between(checksum + 4, directory),
                    ByteRange.Between(directory + 8, end),
                ],
                hashes.Append
            );
            // Catalogues list an unsigned file as signing would leave it: filled up to a multiple of eight.
            if (pad)
                hashes.Append(new byte[(8 - (end % 8)) % 8]);
            return whole ? [hashes.Finish()] : [];
        };
}
