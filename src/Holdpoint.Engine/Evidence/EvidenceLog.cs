using Holdpoint.Core.Evidence;
using Holdpoint.Engine.Storage;
using Holdpoint.Trust.Log;

namespace Holdpoint.Engine.Evidence;

/// <summary>
/// The one way into the evidence. An event is flushed to the log before the action that it announces is committed; its row in
/// the database carries the log's index in the same transaction as the action. What a crash left in the log without a row is
/// followed by an event that says so, before anything else is appended.
/// </summary>
internal sealed class EvidenceLog(EvidencePlaces places)
{
    private readonly Lock _gate = new();
    private readonly DirectoryLogStorage _storage = new(places.Log);
    private readonly AppendLog _log = new(new DirectoryLogStorage(places.Log));
    private bool _known;
    private DateTimeOffset? _due;

    /// <summary>Where the log lies.</summary>
    public EvidencePlaces Places => places;

    /// <summary>
    /// Records an event in a transaction of its own; for what has no other row to write. When it returns, the event is on the
    /// medium and in the database.
    /// </summary>
    /// <returns>The event's index in the log.</returns>
    public async Task<long> AppendAsync(Database database, EvidenceEvent one, CancellationToken cancel)
    {
        await using var context = database.Context();
        await using var writing = await Database.WriteAsync(context, cancel);
        var index = Append(writing, [one]);
        await writing.CommitAsync(cancel);
        return index;
    }

    /// <summary>
    /// Records events in the caller's transaction, all with one flush: they are on the medium when this returns, and in the
    /// database when the transaction is committed.
    /// </summary>
    /// <returns>The first event's index in the log; the others follow it.</returns>
    /// <exception cref="StorageException">Log and database are not of one history.</exception>
    public long Append(Writing writing, IReadOnlyList<EvidenceEvent> events) =>
        Alone(() =>
        {
            SettleLocked(writing);
            var fitting = events.Select(EvidenceEntry.Fit).ToList();
            var index = _log.Append(fitting.ConvertAll(EvidenceEntry.Write));
            EvidenceRows.Insert(writing, index, fitting);
            if (fitting.Count > 0)
                PublishWhenDue(fitting[^1].At);
            return index;
        });

    /// <summary>Brings log and database to one history, in the caller's transaction.</summary>
    public void Settle(Writing writing) =>
        Alone(() =>
        {
            SettleLocked(writing);
            return 0;
        });

    /// <summary>Signs a checkpoint over everything that is in the log.</summary>
    public (Checkpoint Checkpoint, NoteKey Key) Publish(string? origin) => Alone(() => PublishLocked(origin));

    /// <summary>Entries, as of now.</summary>
    public long Size() => Alone(() => _log.Size);

    /// <summary>An entry; null when there is none.</summary>
    public byte[]? Entry(long index) => Alone(() => _log.Entry(index));

    /// <summary>The proof that an entry is in the tree of a size.</summary>
    public IReadOnlyList<TreeHash> Inclusion(long index, long size) =>
        Alone(() => TreeProver.Inclusion(_log.Nodes(), index, size));

    /// <summary>The newest checkpoint that was signed; null before the first.</summary>
    public Checkpoint? LastCheckpoint() =>
        Alone(() => _storage.Look(TilePath.Checkpoint, 0) is null ? null : _log.LastCheckpoint());

    /// <summary>A request to a witness for a checkpoint of this log.</summary>
    public WitnessRequest Request(long old, Checkpoint checkpoint) =>
        Alone(() => WitnessRequest.Make(_log.Nodes(), old, checkpoint));

    /// <summary>Whether the log continues a checkpoint.</summary>
    public bool Continues(Checkpoint checkpoint) =>
        Alone(() => AppendLog.Continues(_log.Nodes(), checkpoint));

    private void SettleLocked(Writing writing)
    {
        Settlement.Run(_log, writing, compare: !_known);
        _known = true;
    }

    private (Checkpoint Checkpoint, NoteKey Key) PublishLocked(string? origin)
    {
        using var identity = LogIdentity.OfLog(places, origin);
        if (origin is not null && origin != identity.Key.Name)
            throw new StorageException($"This log is called {identity.Key.Name}; a log keeps its name.");
        var checkpoint = _log.Publish(
            (size, root) => Checkpoint.Sign(identity.Key.Name, size, root, identity.Signer)
        );
        _due = null;
        return (checkpoint, identity.Key);
    }

    // Nothing stays unsigned for longer than an hour in which something happens.
    private void PublishWhenDue(DateTimeOffset now)
    {
        if (_due is null)
        {
            var signed = _storage.Look(TilePath.Checkpoint, 0) is null ? 0 : _log.LastCheckpoint()?.Size ?? 0;
            if (signed >= _log.Size || EvidenceEntry.Read(_log.Entry(signed), out _) is not { } first)
                return;
            _due = first.At + StorageLimits.CheckpointEvery;
        }
        if (now >= _due)
            PublishLocked(null);
    }

    private T Alone<T>(Func<T> work)
    {
        lock (_gate)
        {
            try
            {
                using var alone = _log.Lock();
                _log.Refresh();
                return work();
            }
            catch (LogDamagedException fault)
            {
                throw new StorageException(
                    $"The evidence log {places.Log} is damaged: {fault.Message} Nothing was done. \"holdpoint log verify\" says more; docs/log.md says how a log is put back.",
                    fault
                );
            }
        }
    }
}
