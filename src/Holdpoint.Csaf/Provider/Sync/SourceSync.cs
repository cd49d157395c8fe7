using Holdpoint.Csaf.Provider.Catalogue;
using Holdpoint.Csaf.Provider.Discovery;
using Holdpoint.Csaf.Provider.Transport;

namespace Holdpoint.Csaf.Provider.Sync;

/// <summary>
/// Checks a source: finds its providers, reads what they list, fetches what is new or changed, and puts into a store only what
/// passed hash, signature, name, label and readability. What fails is held and tried again later; the revision in force stays.
/// </summary>
public sealed class SourceSync
{
    private readonly SyncOptions options;
    private readonly TimeProvider time;
    private readonly Func<double> chance;
    private readonly HttpMessageHandler handler;

    /// <summary>Uses a clock, a source of chance in [0,1) and the way to the network.</summary>
    /// <param name="options">How to check.</param>
    /// <param name="time">The clock.</param>
    /// <param name="chance">For jitter; thread-safe.</param>
    /// <param name="handler">Must not follow redirects itself; <see cref="HttpTransport.CreateHandler"/> makes one. Stays the caller's.</param>
    public SourceSync(SyncOptions options, TimeProvider time, Func<double> chance, HttpMessageHandler handler)
    {
        this.options = options;
        this.time = time;
        this.chance = chance;
        this.handler = handler;
    }

    /// <summary>Checks a source once. Faults of the source are in the summary; only cancellation and a broken store throw.</summary>
    /// <exception cref="OperationCanceledException">The check was cancelled; what was accepted until then is kept.</exception>
    /// <exception cref="IOException">The store cannot be written.</exception>
    public async Task<SyncSummary> CheckAsync(
        SourceAddress address,
        ISyncStore store,
        IProgress<SyncProgress>? progress,
        CancellationToken cancellation
    )
    {
        ArgumentNullException.ThrowIfNull(address);
        ArgumentNullException.ThrowIfNull(store);
        var started = time.GetUtcNow();
        var state = await store.LoadAsync(cancellation);
        using var http = new HttpTransport(handler, options.Http, time, chance);
        ISourceTransport transport =
            address.Kind == SourceAddressKind.Folder ? new MediumTransport(address.Text) : http;
        var meter = new MeteredTransport(transport);
        var cache = new CachingTransport(meter, store, time, options.TrustUnmodifiedFor);
        var context = new CheckContext(options, store, meter, cache, time, chance, new(), new(), progress);
        context.Problems.AddRange(state.Problems);

        context.Report(SyncPhase.Discovering, address.Text, 0, 0);
        var source = await new ProviderDiscovery(cache, options.Parallelism).FindAsync(address, cancellation);
        context.Problems.AddRange(source.Problems);
        if (source.Providers.Count == 0 && address.Known?.Via is { } via)
            source = await ByWayOfAsync(address.Known, via, cache, context, cancellation);
        if (source.Unread > 0)
            context.Tally.Unread(source.Unread);
        var known = state.Documents.ToDictionary(d => d.Key, StringComparer.Ordinal);
        foreach (var provider in source.Providers)
            await new ProviderCheck(provider, context, known, state).RunAsync(cancellation);
        var problems = context.Problems.ToList();
        if (problems.Count == 0)
            await cache.KeepAllAsync(cancellation);

        context.Report(SyncPhase.Done, address.Text, source.Providers.Count, source.Providers.Count);
        var summary = context.Tally.Summarize();
        return summary with
        {
            StartedAt = started,
            FinishedAt = time.GetUtcNow(),
            Outcome = Outcome(source, context.Tally, summary),
            Providers = source.Providers.Count,
            Requests = meter.Requests,
            Bytes = meter.Bytes,
            Problems = problems,
        };
    }

    // Another source carries the same advisories. What it brings is taken, but the publisher himself was not looked at: the
    // check stays partial. Its documents and keys are kept apart from the publisher's own.
    private async Task<DiscoveredSource> ByWayOfAsync(
        KnownPublisher publisher,
        string via,
        ISourceTransport transport,
        CheckContext context,
        CancellationToken cancellation
    )
    {
        var none = new DiscoveredSource([], 1, []);
        if (SourceAddress.Parse(via, out _) is not { } other)
            return none;
        var found = await new ProviderDiscovery(transport, options.Parallelism).FindAsync(
            other,
            cancellation
        );
        context.Problems.AddRange(found.Problems);
        var isOneOfMany = other.Known?.Kind == PublisherKind.Aggregator;
        var providers = found
            .Providers.Where(provider =>
                !isOneOfMany || publisher.IsAt(provider.Address.Host, provider.Metadata.PublisherNamespace)
            )
            .Select(provider =>
                provider with
                {
                    Scope = $"via-{other.Known?.Id ?? "another"}-{provider.Scope}".TrimEnd('-'),
                }
            )
            .ToList();
        context.Problems.Add(
            "via",
            other.Text,
            providers.Count > 0
                ? $"{publisher.Name} cannot be reached; {other.Known?.Name ?? via} was looked at instead, which carries the advisories."
                : $"{publisher.Name} cannot be reached, and {other.Known?.Name ?? via} brought nothing of it either."
        );
        return new(providers, 1, []);
    }

    private static SyncOutcome Outcome(DiscoveredSource source, Tally tally, SyncSummary summary)
    {
        if (source.Providers.Count == 0 || (tally.ReadListings == 0 && tally.UnreadListings > 0))
            return SyncOutcome.Failed;
        if (tally.UnreadListings > 0 || tally.Pending > 0)
            return SyncOutcome.Partial;
        return summary.Held > 0 ? SyncOutcome.CompleteWithHolds : SyncOutcome.Complete;
    }
}
