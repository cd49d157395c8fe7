using System.Collections.Concurrent;
using Holdpoint.Csaf.Provider.Transport;

namespace Holdpoint.Csaf.Provider.Sync;

/// <summary>
/// Asks conditionally for what is kept from an earlier check. What was received is kept only when its user found it in order
/// (<see cref="KeepAsync"/>): a listing damaged on its way must not come back for ever as "not modified".
/// </summary>
internal sealed class CachingTransport(
    ISourceTransport inner,
    ISyncStore store,
    TimeProvider time,
    TimeSpan trustUnmodifiedFor
) : ISourceTransport
{
    private readonly ConcurrentDictionary<string, CachedResource> received = new(StringComparer.Ordinal);

    public async Task<FetchResult> FetchAsync(FetchRequest request, CancellationToken cancellation)
    {
        var address = request.Address.ToString();
        var kept = await store.ReadResourceAsync(address, cancellation);
        if (kept is not null && time.GetUtcNow() - kept.FetchedAt > trustUnmodifiedFor)
            kept = null;
        var result = await inner.FetchAsync(
            request with
            {
                ETag = kept?.ETag,
                LastModified = kept?.LastModified,
            },
            cancellation
        );
        if (result.Outcome == FetchOutcome.NotModified && kept is not null)
            return result with { Outcome = FetchOutcome.Ok, Body = kept.Body };
        if (result.Outcome == FetchOutcome.Ok && (result.ETag is not null || result.LastModified is not null))
            received[address] = new(address, result.ETag, result.LastModified, time.GetUtcNow(), result.Body);
        return result;
    }

    /// <summary>Keeps what was received from an address for the next check.</summary>
    public async Task KeepAsync(string address, CancellationToken cancellation)
    {
        if (received.TryRemove(address, out var resource))
            await store.WriteResourceAsync(resource, cancellation);
    }

    /// <summary>Keeps everything that was received.</summary>
    public async Task KeepAllAsync(CancellationToken cancellation)
    {
        foreach (var address in received.Keys)
            await KeepAsync(address, cancellation);
    }

    /// <summary>Makes the next check fetch an address whole.</summary>
    public async Task ForgetAsync(string address, CancellationToken cancellation)
    {
        received.TryRemove(address, out _);
        await store.ForgetResourceAsync(address, cancellation);
    }
}
