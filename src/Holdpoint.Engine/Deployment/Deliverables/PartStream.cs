using Microsoft.Win32.SafeHandles;

namespace Holdpoint.Engine.Deployment.Deliverables;

/// <summary>A part of an open file as a stream of its own; many may read one file at once.</summary>
internal sealed class PartStream(SafeFileHandle file, long offset, long length) : Stream
{
    private long _at;

    public override bool CanRead => true;
    public override bool CanSeek => true;
    public override bool CanWrite => false;
    public override long Length => length;

    public override long Position
    {
        get => _at;
        set => _at = Math.Clamp(value, 0, length);
    }

    public override int Read(Span<byte> buffer)
    {
        var wanted = (int)Math.Min(buffer.Length, length - _at);
        var got = RandomAccess.Read(file, buffer[..wanted], offset + _at);
        _at += got;
        return got;
    }

    public override int Read(byte[] buffer, int start, int count) => Read(buffer.AsSpan(start, count));

    public override long Seek(long to, SeekOrigin origin) =>
        Position = origin switch
        {
            SeekOrigin.Begin => to,
            SeekOrigin.Current => _at + to,
            _ => length + to,
        };

    public override void Flush() { }

    public override void SetLength(long value) => throw new NotSupportedException();

    public override void Write(byte[] buffer, int start, int count) => throw new NotSupportedException();
}
