using Holdpoint.Core.Evidence;
using Holdpoint.Engine.Storage;
using Holdpoint.Trust.Log;

namespace Holdpoint.Engine.Evidence;

/// <summary>What auditors, couriers and other sites get from the evidence: checkpoints, proofs, exports, cosignatures.</summary>
public sealed class EvidenceBook
{
    private readonly Database _database;
    private readonly TimeProvider _clock;
    private readonly string _actor;
    private readonly WitnessBook _witnesses;

    internal EvidenceBook(Database database, TimeProvider clock, string actor)
    {
        (_database, _clock, _actor) = (database, clock, actor);
        _witnesses = new(Log.Places);
    }

    private EvidenceLog Log => _database.Evidence;

    /// <summary>Records an event; when it returns, the event is on the medium and in the database.</summary>
    /// <returns>The event's index in the log.</returns>
    public Task<long> AppendAsync(EvidenceEvent one, CancellationToken cancel) =>
        Log.AppendAsync(_database, one, cancel);

    /// <summary>Signs a checkpoint over everything that is recorded now.</summary>
    /// <param name="origin">The log's name, where this is its first checkpoint; null for one from its key.</param>
    /// <param name="cancel">Stops.</param>
    /// <returns>The checkpoint and the key to verify it with.</returns>
    public async Task<(Checkpoint Checkpoint, NoteKey Key)> CheckpointAsync(
        string? origin,
        CancellationToken cancel
    )
    {
        await SettleAsync(cancel);
        return Log.Publish(origin);
    }

    /// <summary>
    /// The proof that an entry is in the log, over the newest checkpoint that a witness cosigned where one covers the entry,
    /// else over one signed now; null when there is no such entry.
    /// </summary>
    public async Task<(byte[] Entry, TlogProof Proof, NoteKey Key)?> ProveAsync(
        long index,
        CancellationToken cancel
    )
    {
        await SettleAsync(cancel);
        if (Log.Entry(index) is not { } entry)
            return null;
        var cosigned = _witnesses
            .Cosigned()
            .Select(file => Checkpoint.Parse(file.Bytes, out _))
            .OfType<Checkpoint>()
            .Where(one => one.Size > index)
            .MaxBy(one => one.Size);
        var (checkpoint, key) = cosigned is null
            ? Log.Publish(null)
            : (cosigned, LogIdentity.PublicKey(Log.Places)!);
        return (entry, new(index, Log.Inclusion(index, checkpoint.Size), checkpoint), key);
    }

    /// <summary>
    /// The proof that an entry is in the log, over the newest checkpoint that covers it, one that a witness cosigned where there
    /// is such; signs nothing. Null where no checkpoint covers it yet.
    /// </summary>
    public (byte[] Entry, TlogProof Proof, NoteKey Key)? Proof(long index)
    {
        var covering =
            _witnesses
                .Cosigned()
                .Select(file => Checkpoint.Parse(file.Bytes, out _))
                .OfType<Checkpoint>()
                .Where(one => one.Size > index)
                .MaxBy(one => one.Size)
            ?? (Log.LastCheckpoint() is { } last && last.Size > index ? last : null);
        return
            covering is not null
            && Log.Entry(index) is { } entry
            && LogIdentity.PublicKey(Log.Places) is { } key
            ? (entry, new(index, Log.Inclusion(index, covering.Size), covering), key)
            : null;
    }

    /// <summary>A part of what is recorded, the newest first.</summary>
    public Task<EvidencePart> SearchAsync(EvidenceAsk ask, CancellationToken cancel) =>
        new EvidenceSearch(_database).ReadAsync(ask, cancel);

    /// <summary>The kinds of events and the persons that are recorded.</summary>
    public Task<(IReadOnlyList<string> Kinds, IReadOnlyList<string> Actors)> WordsAsync(
        CancellationToken cancel
    ) => new EvidenceSearch(_database).WordsAsync(cancel);

    /// <summary>One event whole; null where there is none at this index, or none about these sites (null for all).</summary>
    public Task<HistoryEntry?> FindAsync(
        long index,
        IReadOnlyList<string>? allowed,
        CancellationToken cancel
    ) => new EvidenceSearch(_database).OneAsync(index, allowed, cancel);

    /// <summary>Writes what <see cref="ExportAsync"/> copies as one tar.</summary>
    public async Task ExportToAsync(Stream to, CancellationToken cancel) =>
        await LogTar.WriteAsync(
            Log,
            _witnesses,
            await CheckpointAsync(null, cancel),
            _clock.GetUtcNow(),
            to,
            cancel
        );

    /// <summary>An entry's bytes; null when there is none.</summary>
    public byte[]? Entry(long index) => Log.Entry(index);

    /// <summary>Entries, as of now.</summary>
    public long Size => Log.Size();

    /// <summary>Holds the log against itself, its checkpoints and the database; changes nothing.</summary>
    public Task<EvidenceVerification> VerifyAsync(CancellationToken cancel) =>
        new EvidenceAudit(_database).RunAsync(cancel);

    /// <summary>
    /// Copies the log up to a checkpoint signed now into a folder, for an auditor or a medium. What an earlier export put
    /// there and did not change is not copied again. No private key is ever part of it.
    /// </summary>
    public async Task<LogExport> ExportAsync(string folder, CancellationToken cancel)
    {
        var (checkpoint, key) = await CheckpointAsync(null, cancel);
        return LogExport.Run(Log, _witnesses, checkpoint, key, folder, cancel);
    }

    /// <summary>The key under which this program cosigns other logs; made when it is first asked for.</summary>
    public NoteKey WitnessKey()
    {
        using var identity = LogIdentity.OfWitness(Log.Places);
        return identity.Key;
    }

    /// <summary>Keys of the logs that are watched here.</summary>
    public IReadOnlyList<NoteKey> WatchedLogs() => _witnesses.Logs();

    /// <summary>The newest checkpoint of another log that was cosigned here; null when there is none.</summary>
    public Checkpoint? Watched(string origin) => Witness.Known(_witnesses.Watched, origin);

    /// <summary>Keys of the witnesses of this log.</summary>
    public IReadOnlyList<NoteKey> Witnesses() => _witnesses.Witnesses();

    /// <summary>The newest checkpoint of this log that a witness cosigned; null when there is none.</summary>
    public Checkpoint? CosignedBy(string witness) => _witnesses.Cosigned(witness);

    /// <summary>Takes a key as that of a log to watch, or of a witness of this log, by its kind; false where it is known.</summary>
    public async Task<bool> TrustAsync(NoteKey key, CancellationToken cancel)
    {
        ArgumentNullException.ThrowIfNull(key);
        var watched = key.Kind == NoteSignatureKind.Ed25519;
        if ((watched ? _witnesses.Logs() : _witnesses.Witnesses()).Contains(key))
            return false;
        await RecordAsync(
            watched ? "log.watch" : "log.witness",
            key.Name,
            new { Key = key.ToString() },
            cancel
        );
        return _witnesses.Trust(key);
    }

    /// <summary>What goes out to a witness: a checkpoint signed now, with the proof from the one it cosigned last.</summary>
    public async Task<WitnessRequest> RequestAsync(string witness, CancellationToken cancel)
    {
        var (checkpoint, _) = await CheckpointAsync(null, cancel);
        var old = _witnesses.Cosigned(witness)?.Size ?? 0;
        return Log.Request(old, checkpoint);
    }

    /// <summary>What goes out to a witness of whom it is not known what it cosigned last: one request for each size that may be.</summary>
    public async Task<(Checkpoint Checkpoint, IReadOnlyList<WitnessRequest> Requests)> RequestsAsync(
        IEnumerable<long> sizes,
        CancellationToken cancel
    )
    {
        var (checkpoint, _) = await CheckpointAsync(null, cancel);
        return (
            checkpoint,
            [
                .. sizes
                    .Where(size => size <= checkpoint.Size)
                    .Distinct()
                    .Order()
                    .Select(size => Log.Request(size, checkpoint)),
            ]
        );
    }

    /// <summary>
    /// Answers another log's request as its witness. What was found is recorded, above all that a log was rewritten.
    /// </summary>
    public async Task<WitnessAnswer> AnswerAsync(byte[] request, CancellationToken cancel)
    {
        using var identity = LogIdentity.OfWitness(Log.Places);
        var witness = new Witness(_witnesses.Watched, identity.Key.Name, identity.Signer);
        var answer = witness.Answer(request, _witnesses.Logs(), _clock.GetUtcNow());
        if (answer.Told is { } told && answer.Outcome != WitnessOutcome.UnknownLog)
        {
            var facts = new
            {
                answer.Outcome,
                told.Size,
                Root = told.Root.ToHex(),
                KnownSize = answer.Known?.Size,
                KnownRoot = answer.Known?.Root.ToHex(),
                answer.Why,
            };
            await RecordAsync("log.cosign", told.Origin, facts, cancel);
        }
        return answer;
    }

    /// <summary>
    /// Takes a checkpoint of this log back with a witness's cosignature; null, with the reason, where it is not ours, not
    /// cosigned by a known witness, or the log does not continue it.
    /// </summary>
    public async Task<(Checkpoint? Cosigned, string Why)> AcceptAsync(byte[] bytes, CancellationToken cancel)
    {
        if (Checkpoint.Parse(bytes, out var why) is not { } cosigned)
            return (null, why);
        if (LogIdentity.PublicKey(Log.Places) is not { } key || cosigned.Origin != key.Name)
            return (null, $"The checkpoint is of {cosigned.Origin}, not of this log.");
        var witnesses = cosigned
            .Verify(key, _witnesses.Witnesses(), out why)
            .Where(one => one.Key.Kind == NoteSignatureKind.Cosignature)
            .ToList();
        if (witnesses.Count == 0)
            return (null, why.Length > 0 ? why : "No witness that is known here cosigned it.");
        if (!Log.Continues(cosigned))
            return (null, "This log does not continue that checkpoint.");
        foreach (var witness in witnesses)
        {
            if (_witnesses.Cosigned(witness.Key.Name) is { } known && known.Size > cosigned.Size)
                continue;
            var facts = new
            {
                cosigned.Size,
                Root = cosigned.Root.ToHex(),
                CosignedAt = witness.At,
            };
            await RecordAsync("log.cosigned", witness.Key.Name, facts, cancel);
            _witnesses.Keep(witness.Key.Name, cosigned);
        }
        return (cosigned, "");
    }

    private Task<long> RecordAsync<T>(string kind, string subject, T facts, CancellationToken cancel) =>
        AppendAsync(EvidenceWriter.Event(_clock.GetUtcNow(), _actor, kind, subject, facts), cancel);

    private async Task SettleAsync(CancellationToken cancel)
    {
        await using var context = _database.Context();
        await using var writing = await Database.WriteAsync(context, cancel);
        Log.Settle(writing);
        await writing.CommitAsync(cancel);
    }
}
