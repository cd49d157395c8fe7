using Holdpoint.Trust.Tuf.Model;

namespace Holdpoint.Trust.Tuf.Client;

/// <summary>
/// Brings the trusted metadata up to date and finds targets: TUF 1.0.34, clause 5, over a store and a fetcher. The rules
/// are <see cref="TrustedSet"/>'s; this class fetches, stores and does nothing else.
/// </summary>
/// <example>
/// <code>
/// var client = new TufClient(new DirectoryStore("trusted"), new DirectoryFetcher("/media/hp/image/metadata"));
/// client.Pin(pinnedRoot);                                  // once, with the root that came by a trusted way
/// var (session, refusal) = await client.RefreshAsync(now);
/// if (refusal is null) (target, refusal) = await session.FindAsync("acq/vendor/firmware.bin");
/// </code>
/// </example>
public sealed class TufClient(IMetadataStore store, IFetcher metadata, TufLimits? limits = null)
{
    private readonly TufLimits _limits = limits ?? TufLimits.Usual;

    /// <summary>
    /// Keeps the first trusted root, where none is kept yet or a newer one is given. It came to us by a trusted way, out
    /// of band (5.2); null, or why it is none.
    /// </summary>
    public TufRefusal? Pin(ReadOnlyMemory<byte> root)
    {
        var (given, refusal) = TrustedSet.Start(root, DateTimeOffset.MinValue, _limits);
        if (given is null)
            return refusal;
        var (kept, _) = store.Load(Role.Root) is { } stored
            ? TrustedSet.Start(stored, DateTimeOffset.MinValue, _limits)
            : default;
        if (kept is null || kept.Root.Version < given.Root.Version)
            store.Save(Role.Root, root.Span);
        return null;
    }

    /// <summary>
    /// One refresh (5.1-5.6.6): root, timestamp, snapshot and top-level targets. <paramref name="now"/> is fixed for all
    /// of it. What was trusted before the step that is refused stays trusted.
    /// </summary>
    public async Task<Judged<TufSession>> RefreshAsync(DateTimeOffset now, CancellationToken cancel = default)
    {
        if (store.Load(Role.Root) is not { } trusted)
            return new TufRefusal(
                RefusalCode.NoRoot,
                Role.Root,
                Role.FileOf(Role.Root),
                "5.2",
                "There is no trusted root to start from.",
                "holdpoint tuf --metadata-dir DIR init ROOT, with the root that came by a trusted way"
            );
        // Its bytes may still be what a new timestamp names, even where a rotation forgets it as a floor.
        var snapshot = store.Load(Role.Snapshot);
        var (set, refusal) = TrustedSet.Start(trusted, now, _limits);
        if (set is not null)
            (set, refusal) = await RootAsync(set, cancel);
        if (set is not null)
            (set, refusal) = await TimestampAsync(set, cancel);
        if (set is not null)
            (set, refusal) = await SnapshotAsync(set, snapshot, cancel);
        if (set is not null)
            (set, refusal) = await TargetsAsync(set, cancel);
        return set is null ? refusal! : new TufSession(this, set);
    }

    internal Task<Judged<FetchedFile>> FetchAsync(
        string role,
        long? version,
        long? announced,
        int most,
        string clause,
        CancellationToken cancel
    ) =>
        MetadataFetch.RunAsync(
            metadata,
            role,
            version,
            Math.Min(announced ?? most, most),
            clause,
            _limits.MetadataTime,
            cancel
        );

    internal IMetadataStore Store => store;

    // 5.3: one version after the other, until there is no next one.
    private async Task<Judged<TrustedSet>> RootAsync(TrustedSet set, CancellationToken cancel)
    {
        for (var steps = 0; steps < _limits.RootRotations; steps++)
        {
            var (file, missing) = await FetchAsync(
                Role.Root,
                set.Root.Version + 1,
                null,
                _limits.RootBytes,
                "5.3.3",
                cancel
            );
            if (missing is { Code: RefusalCode.Missing })
                break;
            if (file is null)
                return missing!;
            var (next, refusal) = set.WithRoot(file.Bytes);
            if (next is null)
                return refusal!;
            // Before the root is kept: an interruption between the two must not lose that there was a rotation (5.3.11).
            if (next.HasRotated)
            {
                store.Delete(Role.Timestamp);
                store.Delete(Role.Snapshot);
            }
            store.Save(Role.Root, file.Bytes.Span);
            set = next;
        }
        return set.CheckRoot() is { } expired ? expired : set;
    }

    private async Task<Judged<TrustedSet>> TimestampAsync(TrustedSet set, CancellationToken cancel)
    {
        if (store.Load(Role.Timestamp) is { } known && set.WithKnownTimestamp(known).Value is { } with)
            set = with;
        var (file, missing) = await FetchAsync(
            Role.Timestamp,
            null,
            null,
            _limits.TimestampBytes,
            "5.4.1",
            cancel
        );
        if (file is null)
            return missing!;
        var before = set.KnownTimestamp;
        var (next, refusal) = set.WithTimestamp(file.Bytes);
        if (next is null)
            return refusal!;
        if (!ReferenceEquals(next.Timestamp, before))
            store.Save(Role.Timestamp, file.Bytes.Span);
        return next;
    }

    private async Task<Judged<TrustedSet>> SnapshotAsync(
        TrustedSet set,
        byte[]? cached,
        CancellationToken cancel
    )
    {
        if (store.Load(Role.Snapshot) is { } known && set.WithKnownSnapshot(known).Value is { } floor)
            set = floor;
        if (cached is not null && set.WithSnapshot(cached).Value is { } current)
        {
            if (set.HasRotated)
                store.Save(Role.Snapshot, cached);
            return current;
        }
        var announced = set.Timestamp!.Snapshot;
        var (file, missing) = await FetchAsync(
            Role.Snapshot,
            set.Root.ConsistentSnapshot ? announced.Version : null,
            announced.Length,
            _limits.SnapshotBytes,
            "5.5.1",
            cancel
        );
        if (file is null)
            return missing!;
        var (next, refusal) = set.WithSnapshot(file.Bytes);
        if (next is null)
            return refusal!;
        store.Save(Role.Snapshot, file.Bytes.Span);
        return next;
    }

    private async Task<Judged<TrustedSet>> TargetsAsync(TrustedSet set, CancellationToken cancel)
    {
        if (store.Load(Role.Targets) is { } known && set.WithTargets(known).Value is { } current)
            return current;
        var (entry, unlisted) = set.EntryOf(Role.Targets);
        if (entry is null)
            return unlisted!;
        var (file, missing) = await FetchAsync(
            Role.Targets,
            set.Root.ConsistentSnapshot ? entry.Version : null,
            entry.Length,
            _limits.TargetsBytes,
            "5.6.1",
            cancel
        );
        if (file is null)
            return missing!;
        var (next, refusal) = set.WithTargets(file.Bytes);
        if (next is null)
            return refusal!;
        store.Save(Role.Targets, file.Bytes.Span);
        return next;
    }
}
