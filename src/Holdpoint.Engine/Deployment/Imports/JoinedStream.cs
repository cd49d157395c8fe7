namespace Holdpoint.Engine.Deployment.Imports;

/// <summary>The parts of a file one after the other, each opened when its turn comes; read once, from the beginning.</summary>
internal sealed class JoinedStream(IReadOnlyList<Func<Stream>> parts) : Stream
{
    private int _next;
    private Stream? _open;

    public override bool CanRead => true;
    public override bool CanSeek => false;
    public override bool CanWrite => false;
    public override long Length => throw new NotSupportedException();

    public override long Position
    {
        get => throw new NotSupportedException();
        set => throw new NotSupportedException();
    }

    public override int Read(Span<byte> buffer)
    {
        while (buffer.Length > 0)
        {
            if (_open is null)
            {
                if (_next == parts.Count)
                    return 0;
                _open = parts[_next++]();
            }
            if (_open.Read(buffer) is > 0 and var read)
                return read;
            _open.Dispose();
            _open = null;
        }
        return 0;
    }

    public override int Read(byte[] buffer, int offset, int count) => Read(buffer.AsSpan(offset, count));

    public override ValueTask<int> ReadAsync(
        Memory<byte> buffer,
        CancellationToken cancellationToken = default
    ) =>
        cancellationToken.IsCancellationRequested
            ? ValueTask.FromCanceled<int>(cancellationToken)
            : new(Read(buffer.Span));

    public override void Flush() { }

    public override long Seek(long offset, SeekOrigin origin) => throw new NotSupportedException();

    public override void SetLength(long value) => throw new NotSupportedException();

    public override void Write(byte[] buffer, int offset, int count) => throw new NotSupportedException();

    protected override void Dispose(bool disposing)
    {
        _open?.Dispose();
        base.Dispose(disposing);
    }
}
