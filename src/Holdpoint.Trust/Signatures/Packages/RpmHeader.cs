using System.Buffers.Binary;
using System.Text;

namespace Holdpoint.Trust.Signatures.Packages;

/// <summary>A header of an RPM package: an index of tags and their data (RPM v4).</summary>
internal sealed class RpmHeader
{
    private const int Most = 64 << 20;
    private readonly Dictionary<uint, (uint Type, int At, uint Count)> _tags = [];
    private readonly byte[] _store;

    private RpmHeader(ByteRange range, byte[] store)
    {
        Range = range;
        _store = store;
    }

    /// <summary>Where the header lies, its introduction included: what a header signature covers.</summary>
    public ByteRange Range { get; }

    /// <summary>Null where no well-formed header is there.</summary>
    public static RpmHeader? Read(SignedFile file, long offset)
    {
        if (file.Read(offset, 16) is not { } intro || !intro.AsSpan(0, 8).SequenceEqual(Magic))
            return null;
        var entries = (long)BinaryPrimitives.ReadUInt32BigEndian(intro.AsSpan(8));
        var size = (long)BinaryPrimitives.ReadUInt32BigEndian(intro.AsSpan(12));
        if (
            entries is 0 or > 0x10000
            || size > Most
            || file.Read(offset + 16, (int)((entries * 16) + size)) is not { } body
        )
            return null;
        var start = (int)entries * 16;
        var header = new RpmHeader(new(offset, 16 + body.Length), body[start..]);
        for (var i = 0; i < entries; i++)
        {
            var entry = body.AsSpan(i * 16, 16);
            var at = BinaryPrimitives.ReadUInt32BigEndian(entry[8..]);
            if (at > size)
                return null;
            var told = (
                BinaryPrimitives.ReadUInt32BigEndian(entry[4..]),
                (int)at,
                BinaryPrimitives.ReadUInt32BigEndian(entry[12..])
            );
            // A tag told twice could be read differently by two readers.
            if (!header._tags.TryAdd(BinaryPrimitives.ReadUInt32BigEndian(entry), told))
                return null;
        }
        return header;
    }

    public bool Has(uint tag) => _tags.ContainsKey(tag);

    /// <summary>A value of bytes; null where it is absent or of another kind.</summary>
    public byte[]? Bytes(uint tag) =>
        _tags.TryGetValue(tag, out var entry) && entry.Type == 7 && entry.Count <= _store.Length - entry.At
            ? _store.AsSpan(entry.At, (int)entry.Count).ToArray()
            : null;

    /// <summary>The first text of a text or of a list of texts.</summary>
    public string? Text(uint tag)
    {
        if (!_tags.TryGetValue(tag, out var entry) || entry.Type is not (6 or 8 or 9) || entry.Count == 0)
            return null;
        var rest = _store.AsSpan(entry.At);
        var end = rest.IndexOf((byte)0);
        return end < 0 ? null : Encoding.UTF8.GetString(rest[..end]);
    }

    public uint? Number(uint tag) =>
        _tags.TryGetValue(tag, out var entry)
        && entry.Type == 4
        && entry.Count > 0
        && entry.At <= _store.Length - 4
            ? BinaryPrimitives.ReadUInt32BigEndian(_store.AsSpan(entry.At))
            : null;

    private static ReadOnlySpan<byte> Magic => [0x8E, 0xAD, 0xE8, 0x01, 0, 0, 0, 0];
}
