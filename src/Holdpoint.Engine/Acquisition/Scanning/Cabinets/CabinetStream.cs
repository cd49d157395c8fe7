using System.Buffers.Binary;
using System.IO.Compression;

namespace Holdpoint.Engine.Acquisition.Scanning.Cabinets;

/// <summary>The plain bytes of a cabinet's folder, stored or MSZIP ([MS-MCI]).</summary>
internal sealed class CabinetStream(FileStream file, CabinetFolder folder, int reserve) : Stream
{
    private const int BlockHeader = 8;
    private const int Window = 32 * 1024;

    // Deflate cannot be told a window in .NET. A stored block of the last 32 KiB before the packed bytes gives it one.
    private const int StoredHeader = 5;

    private readonly byte[] _packed = new byte[ushort.MaxValue];
    private readonly byte[] _plain = new byte[Window];
    private byte[] _before = [];
    private long _next = folder.At;
    private int _blocks = folder.Blocks;
    private int _length;
    private int _given;

    public override bool CanRead => true;
    public override bool CanSeek => false;
    public override bool CanWrite => false;
    public override long Length => throw new NotSupportedException();

    public override long Position
    {
        get => throw new NotSupportedException();
        set => throw new NotSupportedException();
    }

    public override int Read(byte[] buffer, int offset, int count) => Read(buffer.AsSpan(offset, count));

    public override int Read(Span<byte> buffer)
    {
        while (_given == _length)
        {
            if (_blocks == 0)
                return 0;
            ReadBlock();
        }
        var give = Math.Min(buffer.Length, _length - _given);
        _plain.AsSpan(_given, give).CopyTo(buffer);
        _given += give;
        return give;
    }

    public override ValueTask<int> ReadAsync(
        Memory<byte> buffer,
        CancellationToken cancellationToken = default
    )
    {
        cancellationToken.ThrowIfCancellationRequested();
        return new(Read(buffer.Span));
    }

    public override Task<int> ReadAsync(
        byte[] buffer,
        int offset,
        int count,
        CancellationToken cancellationToken
    ) => ReadAsync(buffer.AsMemory(offset, count), cancellationToken).AsTask();

    public override void Flush() { }

    public override long Seek(long offset, SeekOrigin origin) => throw new NotSupportedException();

    public override void SetLength(long value) => throw new NotSupportedException();

    public override void Write(byte[] buffer, int offset, int count) => throw new NotSupportedException();

    private void ReadBlock()
    {
        var header = new byte[BlockHeader];
        file.Position = _next;
        file.ReadExactly(header);
        var told = BinaryPrimitives.ReadUInt32LittleEndian(header);
        var length = BinaryPrimitives.ReadUInt16LittleEndian(header.AsSpan(4));
        _length = BinaryPrimitives.ReadUInt16LittleEndian(header.AsSpan(6));
        if (_length == 0)
            throw new UnpackRefusedException("continues in another cabinet");
        if (_length > Window)
            throw new InvalidDataException("a block of more than 32 KiB");
        file.Position += reserve;
        var packed = _packed.AsSpan(0, length);
        file.ReadExactly(packed);
        if (told != 0 && told != Checksum(header.AsSpan(4), Checksum(packed, 0)))
            throw new InvalidDataException("a block's checksum is wrong");
        _next = file.Position;
        _blocks--;
        _given = 0;
        if (folder.Method == CabinetFolder.MsZip)
            Inflate(packed);
        else if (length == _length)
            packed.CopyTo(_plain);
        else
            throw new InvalidDataException("a stored block of two lengths");
    }

    private void Inflate(ReadOnlySpan<byte> packed)
    {
        if (!packed.StartsWith("CK"u8))
            throw new InvalidDataException("an MSZIP block without its mark");
        var input = new byte[StoredHeader + _before.Length + packed.Length - 2];
        BinaryPrimitives.WriteUInt16LittleEndian(input.AsSpan(1), (ushort)_before.Length);
        BinaryPrimitives.WriteUInt16LittleEndian(input.AsSpan(3), unchecked((ushort)~_before.Length));
        _before.CopyTo(input, StoredHeader);
        packed[2..].CopyTo(input.AsSpan(StoredHeader + _before.Length));
        using var source = new MemoryStream(input);
        using var inflate = new DeflateStream(source, CompressionMode.Decompress);
        inflate.ReadExactly(_plain.AsSpan(0, _before.Length));
        inflate.ReadExactly(_plain.AsSpan(0, _length));
        if (inflate.ReadByte() >= 0)
            throw new InvalidDataException("a block longer than it tells");
        // Only a folder's last block may be shorter than the window, but nobody holds packers to it.
        _before =
        [
            .. _before.AsSpan(Math.Min(_before.Length, Math.Max(0, _before.Length + _length - Window))),
            .. _plain.AsSpan(0, _length),
        ];
    }

    // [MS-CAB] 3.1: exclusive or of little-endian words; the one to three bytes that are left are taken from the other end.
    private static uint Checksum(ReadOnlySpan<byte> bytes, uint seed)
    {
        for (; bytes.Length >= 4; bytes = bytes[4..])
            seed ^= BinaryPrimitives.ReadUInt32LittleEndian(bytes);
        uint rest = 0;
        foreach (var b in bytes)
            rest = (rest << 8) | b;
        return seed ^ rest;
    }
}
