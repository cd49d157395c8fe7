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
    private readonly AppendLog _log = new(new DirectoryLogStorage(places.Log));
    private bool _known;

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
    public long Append(Writing writing, IReadOnlyList<EvidenceEvent> events)
    {
        lock (_gate)
        {
            try
            {
                using var alone = _log.Lock();
                _log.Refresh();
                Settlement.Run(_log, writing, compare: !_known);
                _known = true;
                var fitting = events.Select(EvidenceEntry.Fit).ToList();
                var index = _log.Append(fitting.ConvertAll(EvidenceEntry.Write));
                EvidenceRows.Insert(writing, index, fitting);
                return index;
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
