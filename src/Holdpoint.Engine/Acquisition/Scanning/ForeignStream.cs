namespace Holdpoint.Engine.Acquisition.Scanning;

/// <summary>The bytes that an unpacker which is not ours gives; each read is a step of <see cref="ForeignCode"/>.</summary>
internal sealed class ForeignStream(ForeignCode code, Stream inner) : Stream
{
    // The unpacker writes here and never into a buffer of ours, which we might use again while it hangs.
    private readonly byte[] _buffer = new byte[128 * 1024];

    public override bool CanRead => true;
    public override bool CanSeek => false;
    public override bool CanWrite => false;
    public override long Length => throw new NotSupportedException();

    public override long Position
    {
        get => throw new NotSupportedException();
        set => throw new NotSupportedException();
    }

    public override async ValueTask<int> ReadAsync(
        Memory<byte> buffer,
        CancellationToken cancellationToken = default
    )
    {
        var most = Math.Min(buffer.Length, _buffer.Length);
        var read = await code.RunAsync(() => inner.Read(_buffer, 0, most), cancellationToken);
        _buffer.AsSpan(0, read).CopyTo(buffer.Span);
        return read;
    }

    public override Task<int> ReadAsync(
        byte[] buffer,
        int offset,
        int count,
        CancellationToken cancellationToken
    ) => ReadAsync(buffer.AsMemory(offset, count), cancellationToken).AsTask();

    public override int Read(byte[] buffer, int offset, int count) => throw new NotSupportedException();

    public override void Flush() { }

    public override long Seek(long offset, SeekOrigin origin) => throw new NotSupportedException();

    public override void SetLength(long value) => throw new NotSupportedException();

    public override void Write(byte[] buffer, int offset, int count) => throw new NotSupportedException();
}
