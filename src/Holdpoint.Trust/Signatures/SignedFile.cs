using System.Buffers;

namespace Holdpoint.Trust.Signatures;

/// <summary>The file to be judged: read in pieces, never as a whole.</summary>
internal sealed class SignedFile
{
    private const int HeadBytes = 4096;
    private const int PieceBytes = 1 << 20;
    private readonly Stream _stream;

    public SignedFile(Stream stream, string name, IReadOnlyList<SideFile> beside)
    {
        _stream = stream;
        Name = name;
        Beside = beside;
        Length = stream.Length;
        Head = Read(0, (int)Math.Min(HeadBytes, Length)) ?? [];
    }

    public string Name { get; }

    public long Length { get; }

    /// <summary>The first bytes.</summary>
    public byte[] Head { get; }

    public IReadOnlyList<SideFile> Beside { get; }

    /// <summary>Exactly these bytes; null where the file ends before.</summary>
    public byte[]? Read(long offset, int count)
    {
        if (offset < 0 || count < 0 || offset > Length - count)
            return null;
        var bytes = new byte[count];
        _stream.Position = offset;
        return _stream.ReadAtLeast(bytes, count, throwOnEndOfStream: false) == count ? bytes : null;
    }

    /// <summary>Gives the bytes of the ranges, in their order, in pieces. False where the file ends before.</summary>
    public bool Feed(IEnumerable<ByteRange> ranges, Action<ReadOnlySpan<byte>> take)
    {
        var buffer = ArrayPool<byte>.Shared.Rent(PieceBytes);
        try
        {
            foreach (var range in ranges)
            {
                if (range.Offset < 0 || range.Length < 0 || range.Offset > Length - range.Length)
                    return false;
                if (_stream.Position != range.Offset)
                    _stream.Position = range.Offset;
                for (var left = range.Length; left > 0; )
                {
                    var read = _stream.Read(buffer, 0, (int)Math.Min(left, PieceBytes));
                    if (read == 0)
                        return false;
                    take(buffer.AsSpan(0, read));
                    left -= read;
                }
            }
            return true;
        }
        finally
        {
            ArrayPool<byte>.Shared.Return(buffer);
        }
    }

    /// <summary>Digests of the ranges with every algorithm, each byte read once. Null where the file ends before.</summary>
    public IReadOnlyDictionary<DigestKind, byte[]>? Hash(
        IEnumerable<ByteRange> ranges,
        IReadOnlyCollection<DigestKind> kinds
    )
    {
        using var hashes = new DigestSet(kinds);
        return Feed(ranges, hashes.Append) ? hashes.Finish() : null;
    }

    /// <summary>Digests of the whole file.</summary>
    public IReadOnlyDictionary<DigestKind, byte[]>? HashAll(params DigestKind[] kinds) =>
        Hash([new(0, Length)], kinds);
}
