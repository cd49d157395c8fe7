using Holdpoint.Csaf.Provider.Transport;

namespace Holdpoint.Csaf.Provider.Sync;

/// <summary>Counts what a check costs, and notices when the other side has gone away.</summary>
internal sealed class MeteredTransport(ISourceTransport inner) : ISourceTransport
{
    private int requests;
    private long bytes;
    private int unreachableInARow;

    public int Requests => Volatile.Read(ref requests);

    public long Bytes => Volatile.Read(ref bytes);

    public int UnreachableInARow => Volatile.Read(ref unreachableInARow);

    public async Task<FetchResult> FetchAsync(FetchRequest request, CancellationToken cancellation)
    {
        var result = await inner.FetchAsync(request, cancellation);
        Interlocked.Add(ref requests, result.Requests);
        Interlocked.Add(ref bytes, result.Bytes);
        if (result.Outcome == FetchOutcome.Unreachable)
            Interlocked.Increment(ref unreachableInARow);
        else
            Volatile.Write(ref unreachableInARow, 0);
        return result;
    }
}
