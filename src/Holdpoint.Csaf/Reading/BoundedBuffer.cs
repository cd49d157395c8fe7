using System.Buffers;

namespace Holdpoint.Csaf.Reading;

/// <summary>Takes a stream into pooled memory, one byte more than the limit at most.</summary>
internal sealed class BoundedBuffer(int limit) : IDisposable
{
    private byte[] bytes = ArrayPool<byte>.Shared.Rent(64 * 1024);
    private int length;

    internal ReadOnlySpan<byte> Written => bytes.AsSpan(0, length);

    public void Dispose() => ArrayPool<byte>.Shared.Return(bytes);

    internal async Task FillAsync(Stream stream, CancellationToken cancellationToken)
    {
        var most = limit == int.MaxValue ? limit : limit + 1;
        while (length < most)
        {
            if (length == bytes.Length)
                Grow(most);
            var room = bytes.AsMemory(length, Math.Min(bytes.Length, most) - length);
            var read = await stream.ReadAsync(room, cancellationToken);
            if (read == 0)
                return;
            length += read;
        }
    }

    private void Grow(int most)
    {
        var larger = ArrayPool<byte>.Shared.Rent((int)Math.Min(most, bytes.Length * 2L));
        bytes.AsSpan(0, length).CopyTo(larger);
        ArrayPool<byte>.Shared.Return(bytes);
        bytes = larger;
    }
}
