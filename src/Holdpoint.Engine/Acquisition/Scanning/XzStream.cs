using SharpCompress.Compressors.Xz;

namespace Holdpoint.Engine.Acquisition.Scanning;

/// <summary>
/// The plain bytes of an .xz file: its streams and blocks are found here, and what a block's header asks for in memory is held
/// before SharpCompress decodes it.
/// </summary>
/// <param name="file">The file.</param>
/// <param name="hold">Sets memory aside, or refuses.</param>
internal sealed class XzStream(FileStream file, Func<long, IDisposable> hold) : Stream
{
    private const int Header = 12;
    private const int Footer = 12;
    private const ulong Lzma2 = 0x21;

    // Bytes of the check that closes each block, by its id (The .xz File Format 1.2.1, 2.1.1.2).
    private static readonly int[] CheckSizes = [0, 4, 4, 4, 8, 8, 8, 16, 16, 16, 32, 32, 32, 64, 64, 64];

    private XZBlock? _block;
    private IDisposable? _held;
    private CheckType? _check;
    private int _checkSize;

    public override bool CanRead => true;
    public override bool CanSeek => false;
    public override bool CanWrite => false;
    public override long Length => throw new NotSupportedException();

    public override long Position
    {
        get => throw new NotSupportedException();
        set => throw new NotSupportedException();
    }

    public override int Read(byte[] buffer, int offset, int count)
    {
        while (_block is not null || NextBlock())
        {
            // A block that gives less than asked for is at its end, its check done.
            var read = _block!.Read(buffer, offset, count);
            if (read < count)
                EndBlock();
            if (read > 0)
                return read;
        }
        return 0;
    }

    public override void Flush() { }

    public override long Seek(long offset, SeekOrigin origin) => throw new NotSupportedException();

    public override void SetLength(long value) => throw new NotSupportedException();

    public override void Write(byte[] buffer, int offset, int count) => throw new NotSupportedException();

    protected override void Dispose(bool disposing)
    {
        if (disposing)
            EndBlock();
        base.Dispose(disposing);
    }

    private void EndBlock()
    {
        _block = null;
        _held?.Dispose();
        _held = null;
    }

    private bool NextBlock()
    {
        while (_check is not null || NextStream())
        {
            var begin = file.Position;
            var size = file.ReadByte();
            if (size == 0)
            {
                SkipIndex(begin);
                _check = null;
                continue;
            }
            if (size < 0)
                throw new InvalidDataException("it ends before its index");
            var header = new byte[(size + 1) * 4];
            file.Position = begin;
            file.ReadExactly(header);
            file.Position = begin;
            _held = hold(Dictionary(header));
            _block = new(file, _check!.Value, _checkSize);
            return true;
        }
        return false;
    }

    private bool NextStream()
    {
        // Between streams, and after the last, there may be zeros by fours.
        var header = new byte[Header];
        while (file.ReadAtLeast(header.AsSpan(0, 4), 4, throwOnEndOfStream: false) == 4)
        {
            if (header.AsSpan(0, 4).IndexOfAnyExcept((byte)0) < 0)
                continue;
            file.ReadExactly(header.AsSpan(4));
            if (!header.AsSpan().StartsWith((ReadOnlySpan<byte>)[0xfd, .. "7zXZ\0\0"u8]) || header[7] > 15)
                throw new InvalidDataException("no header of a stream where one must be");
            (_check, _checkSize) = ((CheckType)header[7], CheckSizes[header[7]]);
            return true;
        }
        return false;
    }

    private void SkipIndex(long begin)
    {
        var records = Integer(file);
        for (ulong i = 0; i < records; i++)
        {
            _ = Integer(file);
            _ = Integer(file);
        }
        file.Position += (4 - ((file.Position - begin) % 4)) % 4;
        var end = new byte[4 + Footer];
        file.ReadExactly(end);
        if (end[^2] != (byte)'Y' || end[^1] != (byte)'Z')
            throw new InvalidDataException("no footer after the index");
    }

    // What the LZMA2 filter of a block asks for; the other filters hold nothing.
    private static long Dictionary(byte[] header)
    {
        using var fields = new MemoryStream(header, 2, header.Length - 6);
        var flags = header[1];
        if ((flags & 0x40) != 0)
            _ = Integer(fields);
        if ((flags & 0x80) != 0)
            _ = Integer(fields);
        long most = 0;
        for (var filters = (flags & 3) + 1; filters > 0; filters--)
        {
            var id = Integer(fields);
            var size = Integer(fields);
            if (size > (ulong)(fields.Length - fields.Position))
                throw new InvalidDataException("a filter's properties go beyond the block's header");
            if (id == Lzma2 && size == 1)
                most += LzmaMemory.OfLzma2((byte)fields.ReadByte());
            else
                fields.Position += (long)size;
        }
        return most;
    }

    private static ulong Integer(Stream from)
    {
        ulong value = 0;
        for (var shift = 0; shift < 63; shift += 7)
        {
            var next = from.ReadByte();
            if (next < 0)
                throw new InvalidDataException("it ends within a number");
            value |= (ulong)(next & 0x7f) << shift;
            if ((next & 0x80) == 0)
                return value;
        }
        throw new InvalidDataException("a number of more than nine bytes");
    }
}
