using Holdpoint.Csaf.Provider.Sync;
using Holdpoint.Engine.Evidence;
using Holdpoint.Engine.Storage;
using Microsoft.EntityFrameworkCore;

namespace Holdpoint.Engine.Monitoring;

/// <summary>A signing key of a source with what was decided on it.</summary>
/// <param name="Source">The source.</param>
/// <param name="Key">The key.</param>
/// <param name="Held">Documents that are held for it.</param>
/// <param name="DecidedBy">Who decided on it last; null while it was only pinned or waits.</param>
/// <param name="DecidedAt">When (UTC).</param>
/// <param name="Why">The person's reason.</param>
public sealed record SourceKey(
    string Source,
    PinnedKeyView Key,
    int Held,
    string? DecidedBy,
    DateTimeOffset? DecidedAt,
    string? Why
);

/// <summary>What is kept of a decision on a key.</summary>
/// <param name="Fingerprint">The key.</param>
/// <param name="UserIds">The names it carries.</param>
/// <param name="Approved">True where it may verify from now on.</param>
/// <param name="Before">What it might do before: trusted, pending or rejected.</param>
/// <param name="Why">The person's reason.</param>
internal sealed record KeyDecision(
    string Fingerprint,
    IReadOnlyList<string> UserIds,
    bool Approved,
    string Before,
    string Why
);

/// <summary>Shows the keys that sources sign with and records what a person decides on a changed one.</summary>
internal sealed class SourceKeys(Database database, string dataDirectory, TimeProvider clock, string actor)
{
    private const string Kind = "source.key";

    /// <summary>The keys of a source, or of all, those that wait first.</summary>
    public async Task<IReadOnlyList<SourceKey>> ListAsync(string? source, CancellationToken cancel)
    {
        await using var context = database.Context();
        var ids = await context
            .Sources.Where(row => source == null || row.Id == source)
            .OrderBy(row => row.Id)
            .Select(row => row.Id)
            .ToListAsync(cancel);
        var found = new List<SourceKey>();
        foreach (var id in ids.Where(id => Directory.Exists(MirrorOf(id))))
        {
            // Not opened: a look at the source may have it open for as long as it takes.
            var keys = PinnedKeyView.Of(new SyncState { Keys = FileSyncStore.KeysOf(MirrorOf(id)) });
            var held = await context
                .HeldDocuments.Where(row => row.SourceId == id)
                .Select(row => row.Detail)
                .ToListAsync(cancel);
            var decisions = await DecisionsAsync(context, id, cancel);
            found.AddRange(
                keys.Select(key =>
                {
                    var (by, at, decision) = decisions.GetValueOrDefault(key.Record.Fingerprint);
                    var waiting = held.Count(detail =>
                        detail.Contains(key.Record.Fingerprint, StringComparison.Ordinal)
                    );
                    return new SourceKey(id, key, waiting, by, decision is null ? null : at, decision?.Why);
                })
            );
        }
        return [.. found.OrderBy(one => one.Key.Record.State == KeyState.Pending ? 0 : 1)];
    }

    /// <summary>Approves or rejects a key; null when the source has none with this fingerprint.</summary>
    public async Task<SourceKey?> DecideAsync(
        string source,
        string fingerprint,
        bool approve,
        string why,
        CancellationToken cancel
    )
    {
        var bare = fingerprint.Replace(" ", "", StringComparison.Ordinal).ToUpperInvariant();
        var before = (await ListAsync(source, cancel)).FirstOrDefault(one =>
            one.Key.Record.Fingerprint == bare
        );
        if (before is null)
            return null;
        await using var context = database.Context();
        await using var writing = await Database.WriteAsync(context, cancel);
        await using (var store = FileSyncStore.Open(MirrorOf(source)))
            await PinnedKeys.DecideAsync(store, bare, approve, cancel);
        EvidenceWriter.Add(
            writing,
            clock.GetUtcNow(),
            actor,
            Kind,
            source,
            new KeyDecision(
                bare,
                before.Key.UserIds,
                approve,
                before.Key.Record.State.ToString().ToLowerInvariant(),
                why
            )
        );
        await writing.CommitAsync(cancel);
        return (await ListAsync(source, cancel)).First(one => one.Key.Record.Fingerprint == bare);
    }

    private static async Task<
        Dictionary<string, (string By, DateTimeOffset At, KeyDecision? Decision)>
    > DecisionsAsync(HoldpointContext context, string source, CancellationToken cancel)
    {
        var rows = await context
            .Evidence.AsNoTracking()
            .Where(row => row.Kind == Kind && row.Subject == source)
            .OrderBy(row => row.Id)
            .ToListAsync(cancel);
        var newest = new Dictionary<string, (string, DateTimeOffset, KeyDecision?)>(StringComparer.Ordinal);
        foreach (var row in rows)
        {
            var decision = Json.Read<KeyDecision>(row.Body);
            newest[decision.Fingerprint] = (row.Actor, row.At, decision);
        }
        return newest;
    }

    private string MirrorOf(string id) => Path.Combine(dataDirectory, "mirrors", id);
}
