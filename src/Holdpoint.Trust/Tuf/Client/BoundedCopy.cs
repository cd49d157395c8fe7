using System.Buffers;

namespace Holdpoint.Trust.Tuf.Client;

/// <summary>Copies a stream up to a length and not a byte further.</summary>
internal static class BoundedCopy
{
    private const int Block = 128 * 1024;

    public static async Task<Fetched> RunAsync(
        Stream from,
        Stream to,
        long most,
        Action? moved,
        CancellationToken cancel
    )
    {
        var buffer = ArrayPool<byte>.Shared.Rent(Block);
        try
        {
            for (var left = most; ; )
            {
                // One byte more than allowed is asked for, to see that there is more.
                var wanted = (int)Math.Min(buffer.Length, left == long.MaxValue ? left : left + 1);
                var read = await from.ReadAsync(buffer.AsMemory(0, wanted), cancel);
                if (read == 0)
                    return new(FetchOutcome.Done);
                if (read > left)
                    return new(FetchOutcome.TooLong);
                left -= read;
                moved?.Invoke();
                await to.WriteAsync(buffer.AsMemory(0, read), cancel);
            }
        }
        finally
        {
            ArrayPool<byte>.Shared.Return(buffer);
        }
    }
}
