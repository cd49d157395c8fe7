using System.Data.Common;
using Holdpoint.Engine.Evidence;
using Microsoft.Data.Sqlite;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Storage;

namespace Holdpoint.Engine.Storage;

/// <summary>Opens the database: makes its directory, applies migrations, gives out contexts.</summary>
internal sealed class Database
{
    private readonly string _connection;

    // The mapper takes half a second to begin: what works with plain statements does not wait for it.
    private readonly Lazy<DbContextOptions<SqliteHoldpointContext>> _options;

    private Database(string connection, EvidenceLog evidence)
    {
        _connection = connection;
        _options = new(() =>
            new DbContextOptionsBuilder<SqliteHoldpointContext>()
                .UseSqlite(connection, sqlite => sqlite.CommandTimeout(StorageLimits.WaitForWriterSeconds))
                .Options
        );
        Evidence = evidence;
    }

    /// <summary>The log that every change is announced in.</summary>
    public EvidenceLog Evidence { get; }

    /// <summary>
    /// Opens the database of a data directory, or the one a connection string names. Makes it where it is absent and
    /// brings it to the newest form.
    /// </summary>
    /// <exception cref="StorageException">The database cannot be used; the message says why and what to do.</exception>
    public static async Task<Database> OpenAsync(StorageOptions storage, CancellationToken cancel)
    {
        var connection = ConnectionOf(storage);
        var database = new Database(connection.ConnectionString, new(PlacesOf(storage, connection)));
        try
        {
            if (Path.GetDirectoryName(Path.GetFullPath(connection.DataSource)) is { } directory)
                Directory.CreateDirectory(directory);
            if (!await IsNewestAsync(connection, cancel))
            {
                await using var context = database.Context();
                await MigrateAsync(context, cancel);
            }
        }
        catch (SqliteException fault)
        {
            throw new StorageException(
                $"The database {connection.DataSource} cannot be used: {fault.Message}",
                fault
            );
        }
        return database;
    }

    /// <summary>A context of its own; it is not shared between tasks.</summary>
    public HoldpointContext Context() =>
        new SqliteHoldpointContext(_options.Value) { EvidenceLog = Evidence };

    /// <summary>Begins a writing transaction: it waits until no other writer is at work.</summary>
    public static async Task<Writing> WriteAsync(HoldpointContext context, CancellationToken cancel)
    {
        await context.Database.OpenConnectionAsync(cancel);
        var transaction = await context.Database.BeginTransactionAsync(cancel);
        return new(context.Database.GetDbConnection(), transaction, context.EvidenceLog);
    }

    /// <summary>Begins a writing transaction without the mapper: it waits until no other writer is at work.</summary>
    public async Task<Writing> WriteAsync(CancellationToken cancel)
    {
        var connection = new SqliteConnection(_connection);
        try
        {
            await connection.OpenAsync(cancel);
            return new(connection, await connection.BeginTransactionAsync(cancel), Evidence);
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
            context.Database.GetDbConnection(),
            context.Database.CurrentTransaction?.GetDbTransaction()
        );
    }

    /// <summary>Begins to look at the database as it is now; writers go on meanwhile.</summary>
    public static async Task<DbTransaction> LookAsync(HoldpointContext context, CancellationToken cancel)
    {
        await context.Database.OpenConnectionAsync(cancel);
        return ((SqliteConnection)context.Database.GetDbConnection()).BeginTransaction(deferred: true);
    }

    // Asked with a plain statement, because nearly every time nothing is to be done.
    private static async Task<bool> IsNewestAsync(
        SqliteConnectionStringBuilder connection,
        CancellationToken cancel
    )
    {
        if (!File.Exists(connection.DataSource))
            return false;
        await using var opened = new SqliteConnection(connection.ConnectionString);
        await opened.OpenAsync(cancel);
        var reading = new Reading(opened, null);
        return reading.Number("SELECT COUNT(*) FROM sqlite_master WHERE name = '__EFMigrationsHistory'") == 1
            && reading
                .Rows("SELECT \"MigrationId\" FROM \"__EFMigrationsHistory\" ORDER BY \"MigrationId\"")
                .Select(row => row.GetString(0))
                .SequenceEqual(SchemaHistory.Migrations, StringComparer.Ordinal);
    }

    private static async Task MigrateAsync(HoldpointContext context, CancellationToken cancel)
    {
        var known = context.Database.GetMigrations().ToHashSet(StringComparer.Ordinal);
        var applied = (await context.Database.GetAppliedMigrationsAsync(cancel)).ToList();
        if (applied.Find(migration => !known.Contains(migration)) is { } newer)
        {
            throw new StorageException(
                $"The database was made by a newer Holdpoint ({newer}). Use that one, or another data directory."
            );
        }
        if (applied.Count == known.Count)
            return;
        using var alone = await AloneAsync(context.Database.GetDbConnection().DataSource, cancel);
        // EF's own lock is a row that outlives a killed program, and the next one waits for it for ever.
        await context.Database.ExecuteSqlRawAsync("DROP TABLE IF EXISTS \"__EFMigrationsLock\"", cancel);
        await context.Database.MigrateAsync(cancel);
    }

    // One program at a time changes the form. The system gives this lock back when its holder dies.
    private static async Task<FileStream> AloneAsync(string database, CancellationToken cancel)
    {
        for (var waited = 0; ; waited++)
        {
            try
            {
                return new(
                    database + ".migrating",
                    FileMode.OpenOrCreate,
                    FileAccess.ReadWrite,
                    FileShare.None
                );
            }
            catch (IOException) when (waited < StorageLimits.WaitForWriterSeconds)
            {
                await Task.Delay(TimeSpan.FromSeconds(1), cancel);
            }
        }
    }

    // A database of its own place has a log of its own: two databases never share one history.
    private static EvidencePlaces PlacesOf(
        StorageOptions storage,
        SqliteConnectionStringBuilder connection
    ) =>
        EvidencePlaces.Of(
            storage.Connection is { Length: > 0 }
                ? Path.GetFullPath(connection.DataSource) + ".evidence"
                : storage.DataDirectory
        );

    private static SqliteConnectionStringBuilder ConnectionOf(StorageOptions storage)
    {
        if (storage.Connection is not { Length: > 0 } told)
        {
            return Complete(
                new() { DataSource = Path.Combine(storage.DataDirectory, StorageLimits.DatabaseFile) }
            );
        }
        if (
            told.StartsWith("postgres", StringComparison.OrdinalIgnoreCase)
            || told.Contains("Host=", StringComparison.OrdinalIgnoreCase)
        )
        {
            throw new StorageException(
                "This build keeps its data in SQLite; PostgreSQL comes with the server. Leave --db out, or give \"Data Source=FILE\"."
            );
        }
        try
        {
            return Complete(
                told.Contains('=', StringComparison.Ordinal) ? new(told) : new() { DataSource = told }
            );
        }
        catch (ArgumentException fault)
        {
            throw new StorageException($"\"{told}\" is no connection string: {fault.Message}", fault);
        }
    }

    private static SqliteConnectionStringBuilder Complete(SqliteConnectionStringBuilder connection)
    {
        connection.ForeignKeys = true;
        connection.Pooling = true;
        connection.DefaultTimeout = StorageLimits.WaitForWriterSeconds;
        return connection;
    }
}
