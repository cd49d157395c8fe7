using System.Data.Common;
using Holdpoint.Engine.Evidence;
using Holdpoint.Engine.Jobs;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Storage;

namespace Holdpoint.Engine.Storage;

/// <summary>Opens the database: makes its directory, applies migrations, gives out contexts.</summary>
internal sealed class Database
{
    private readonly Dialect _dialect;
    private readonly JobClaim? _claim;

    private Database(Dialect dialect) =>
        (_dialect, Evidence, Kept) = (dialect, new(EvidencePlaces.Of(dialect.EvidenceDirectory)), new());

    private Database(Database same, JobClaim claim) =>
        (_dialect, _claim, Evidence, Kept) = (same._dialect, claim, same.Evidence, same.Kept);

    /// <summary>Counts and sums that pages ask for again and again.</summary>
    public KeptReads Kept { get; }

    /// <summary>The log that every change is announced in.</summary>
    public EvidenceLog Evidence { get; }

    /// <summary>Whether several machines may work on it, so that a row can be written while another transaction writes.</summary>
    public bool IsShared => _dialect.IsShared;

    /// <summary>The directory that belongs to this database alone.</summary>
    public string Directory => _dialect.EvidenceDirectory;

    /// <summary>The same database for one run of a job: it writes only as long as the job is that run's.</summary>
    public Database Under(JobClaim claim) => new(this, claim);

    /// <summary>
    /// Opens the database of a data directory, or the one a connection string names. Makes it where it is absent and
    /// brings it to the newest form.
    /// </summary>
    /// <exception cref="StorageException">The database cannot be used; the message says why and what to do.</exception>
    public static async Task<Database> OpenAsync(StorageOptions storage, CancellationToken cancel)
    {
        var database = new Database(Dialect.Of(storage));
        try
        {
            if (!await database.IsNewestAsync(cancel))
                await database.MigrateAsync(cancel);
        }
        catch (DbException fault)
        {
            throw database._dialect.Explain(fault);
        }
        return database;
    }

    /// <summary>A context of its own; it is not shared between tasks.</summary>
    public HoldpointContext Context()
    {
        var context = _dialect.Context();
        (context.Dialect, context.EvidenceLog, context.Claim) = (_dialect, Evidence, _claim);
        return context;
    }

    /// <summary>The presence of a server that runs jobs; not entered yet.</summary>
    public Presence Presence(string replica) => _dialect.Presence(replica);

    /// <summary>Begins a writing transaction: it waits until no other writer is at work.</summary>
    public static async Task<Writing> WriteAsync(HoldpointContext context, CancellationToken cancel)
    {
        await context.Database.OpenConnectionAsync(cancel);
        var transaction = await context.Database.BeginTransactionAsync(cancel);
        var connection = context.Database.GetDbConnection();
        try
        {
            await context.Dialect.EnterAsync(connection, transaction.GetDbTransaction(), cancel);
            var writing = new Writing(context, connection, transaction);
            context.Claim?.Hold(writing);
            return writing;
        }
        catch
        {
            context.Pending = null;
            await transaction.DisposeAsync();
            throw;
        }
    }

    /// <summary>Begins a writing transaction without the mapper: it waits until no other writer is at work.</summary>
    public async Task<Writing> WriteAsync(CancellationToken cancel)
    {
        var connection = _dialect.Connection();
        try
        {
            await connection.OpenAsync(cancel);
            var transaction = await connection.BeginTransactionAsync(cancel);
            await _dialect.EnterAsync(connection, transaction, cancel);
            var writing = new Writing(_dialect, connection, transaction, Evidence) { Claim = _claim };
            _claim?.Hold(writing);
            return writing;
        }
        catch
        {
            await connection.DisposeAsync();
            throw;
        }
    }

    /// <summary>Plain statements on a context's connection, in its transaction where it is in one.</summary>
    public static async Task<Reading> ReadAsync(HoldpointContext context, CancellationToken cancel)
    {
        await context.Database.OpenConnectionAsync(cancel);
        return new(
            context.Dialect,
            context.Database.GetDbConnection(),
            context.Database.CurrentTransaction?.GetDbTransaction(),
            context.Pending
        );
    }

    /// <summary>Begins to look at the database as it is now; writers go on meanwhile.</summary>
    public static async Task<DbTransaction> LookAsync(HoldpointContext context, CancellationToken cancel)
    {
        await context.Database.OpenConnectionAsync(cancel);
        return await context.Dialect.LookAsync(context.Database.GetDbConnection(), cancel);
    }

    // Asked with a plain statement, because nearly every time nothing is to be done.
    private async Task<bool> IsNewestAsync(CancellationToken cancel)
    {
        if (!_dialect.MayExist)
            return false;
        await using var connection = _dialect.Connection();
        await connection.OpenAsync(cancel);
        _dialect.Check(connection);
        var reading = new Reading(_dialect, connection, null, null);
        return reading.Number(_dialect.CountOfHistories) == 1
            && reading
                .Rows("SELECT \"MigrationId\" FROM \"__EFMigrationsHistory\"")
                .Select(row => row.GetString(0))
                .Order(StringComparer.Ordinal)
                .SequenceEqual(_dialect.Migrations, StringComparer.Ordinal);
    }

    private async Task MigrateAsync(CancellationToken cancel)
    {
        await using var alone = await _dialect.AloneAsync(cancel);
        await using var context = Context();
        var known = context.Database.GetMigrations().ToHashSet(StringComparer.Ordinal);
        var applied = (await context.Database.GetAppliedMigrationsAsync(cancel)).ToList();
        if (applied.Find(migration => !known.Contains(migration)) is { } newer)
        {
            throw new StorageException(
                $"The database was made by a newer Holdpoint ({newer}). Use that one, or another data directory."
            );
        }
        // Another one brought it there meanwhile.
        if (applied.Count == known.Count)
            return;
        // It would call everything that the log holds "did not happen".
        if (applied.Count == 0 && System.IO.Directory.Exists(Evidence.Places.Log) && Evidence.Size() > 0)
        {
            throw new StorageException(
                $"{_dialect.EvidenceDirectory} holds the evidence log of another database; a new one begins with an empty log. Nothing was done. Give another directory with --data, or put the log's own database back."
            );
        }
        await _dialect.MigrateAsync(context, cancel);
    }
}
