using System.Data.Common;
using Holdpoint.Core.Evidence;
using Holdpoint.Engine.Storage;
using Holdpoint.Trust.Log;

namespace Holdpoint.Engine.Evidence;

/// <summary>
/// Holds the log against itself, against every checkpoint that is known of it, and against the rows of the database. Both are
/// read once, side by side, in constant memory. Nothing is changed.
/// </summary>
internal sealed class EvidenceAudit(Database database)
{
    private const int ProblemsKept = 1000;

    private readonly List<EvidenceProblem> _problems = [];
    private readonly List<(long First, long Last)> _abandoned = [];
    private readonly List<long> _withoutRow = [];
    private long _rows;

    /// <summary>Runs it.</summary>
    public async Task<EvidenceVerification> RunAsync(CancellationToken cancel)
    {
        var places = database.Evidence.Places;
        var storage = new DirectoryLogStorage(places.Log);
        var signatures = new List<CheckedSignature>();
        var claims = Claims(places, storage, signatures);
        await using var context = database.Context();
        await using var transaction = await Database.LookAsync(context, cancel);
        var connection = transaction.Connection!;
        await using var command = connection.CreateCommand();
        command.Transaction = transaction;
        command.CommandText =
            "SELECT kind, subject, actor, at, body, digests, log_index FROM evidence WHERE log_index IS NOT NULL ORDER BY log_index";
        await using var rows = await command.ExecuteReaderAsync(cancel);
        var (more, next) = (await rows.ReadAsync(cancel), 0L);
        var audit = LogAudit.Run(
            storage,
            claims,
            (index, entry) =>
            {
                cancel.ThrowIfCancellationRequested();
                Note(entry);
                if (!more || rows.GetInt64(6) != index)
                {
                    _withoutRow.Add(index);
                    return;
                }
                Compare(index, entry, EvidenceRows.Of(rows));
                _rows++;
                next = index + 1;
                more = rows.Read();
            }
        );
        foreach (var problem in audit.Problems)
            Report(problem.Code, problem.Path, problem.Text);
        for (; more; more = await rows.ReadAsync(cancel))
        {
            Report(
                "row-without-entry",
                $"row of entry {rows.GetInt64(6)}",
                $"The database knows an entry {rows.GetInt64(6)} ({rows.GetString(0)}, {rows.GetString(1)}) that the log does not hold."
            );
        }
        await rows.CloseAsync();
        var abandoned = _withoutRow.RemoveAll(index =>
            _abandoned.Exists(range => range.First <= index && index <= range.Last)
        );
        var pending = _withoutRow.RemoveAll(index => index >= next);
        foreach (var index in _withoutRow)
            Report(
                "entry-without-row",
                $"entry {index}",
                $"Entry {index} of the log has no row in the database: the row was removed."
            );
        var before = await CountAsync(connection, transaction, "log_index IS NULL", cancel);
        var late = await CountAsync(
            connection,
            transaction,
            "log_index IS NULL AND id > (SELECT MIN(id) FROM evidence WHERE log_index IS NOT NULL)",
            cancel
        );
        if (late > 0)
            Report(
                "row-without-index",
                "table evidence",
                $"{late} rows were put into the database past the log."
            );
        return new()
        {
            Origin = LogIdentity.PublicKey(places)?.Name,
            Size = audit.Size,
            Root = audit.Root,
            Rows = _rows,
            RowsBeforeLog = before,
            Abandoned = abandoned,
            Pending = pending,
            Signatures = signatures,
            Problems = _problems,
        };
    }

    private List<Checkpoint> Claims(
        EvidencePlaces places,
        DirectoryLogStorage storage,
        List<CheckedSignature> signatures
    )
    {
        var claims = new List<Checkpoint>();
        if (LogIdentity.PublicKey(places) is not { } key)
            return claims;
        if (storage.Read(TilePath.Checkpoint) is { } newest)
            Check(newest, TilePath.Checkpoint, key, [], signatures);
        var witnesses = new WitnessBook(places);
        foreach (var (path, bytes) in witnesses.Cosigned())
        {
            if (Check(bytes, path, key, witnesses.Witnesses(), signatures) is { } cosigned)
                claims.Add(cosigned);
        }
        return claims;
    }

    private Checkpoint? Check(
        byte[] bytes,
        string path,
        NoteKey key,
        IReadOnlyCollection<NoteKey> witnesses,
        List<CheckedSignature> signatures
    )
    {
        if (Checkpoint.Parse(bytes, out var why) is not { } checkpoint)
        {
            Report("checkpoint-unreadable", path, why);
            return null;
        }
        var verified = checkpoint.Verify(key, witnesses, out why);
        if (verified.Count == 0)
        {
            Report("checkpoint-not-signed", path, why);
            return null;
        }
        signatures.AddRange(
            verified.Select(one => new CheckedSignature(one.Key.Name, checkpoint.Size, one.At))
        );
        return checkpoint;
    }

    private void Note(byte[] entry)
    {
        if (entry.AsSpan().IndexOf("\"kind\":\"evidence.abandoned\""u8) < 0)
            return;
        if (EvidenceEntry.Read(entry, out _) is { Kind: Settlement.Abandoned } one)
        {
            var facts = AbandonedFacts.Read(one.Facts);
            _abandoned.Add((facts.First, facts.Last));
        }
    }

    private void Compare(long index, byte[] entry, EvidenceEvent row)
    {
        byte[] written;
        try
        {
            written = EvidenceEntry.Write(row);
        }
        catch (ArgumentException)
        {
            written = [];
        }
        if (written.AsSpan().SequenceEqual(entry))
            return;
        var differs = "its bytes";
        if (EvidenceEntry.Read(entry, out _) is { } logged)
        {
            string?[] names =
            [
                logged.Kind == row.Kind ? null : "kind",
                logged.Subject == row.Subject ? null : "subject",
                logged.Actor == row.Actor ? null : "actor",
                logged.At == row.At ? null : "time",
            ];
            differs = string.Join(", ", names.OfType<string>().DefaultIfEmpty("facts or digests"));
        }
        Report(
            "row-differs",
            $"entry {index}",
            $"The row of entry {index} ({row.Kind}, {row.Subject}) is not what was logged: {differs}."
        );
    }

    private void Report(string code, string where, string text)
    {
        if (_problems.Count < ProblemsKept)
            _problems.Add(new(code, where, text));
    }

    private static async Task<long> CountAsync(
        DbConnection connection,
        DbTransaction transaction,
        string condition,
        CancellationToken cancel
    )
    {
        await using var command = connection.CreateCommand();
        command.Transaction = transaction;
#pragma warning disable CA2100 // Both conditions are constants of this file.
        command.CommandText = $"SELECT COUNT(*) FROM evidence WHERE {condition}";
#pragma warning restore CA2100
        return (long)(await command.ExecuteScalarAsync(cancel))!;
    }
}
