using System.Data.Common;
using Holdpoint.Engine.Evidence;
using Microsoft.Data.Sqlite;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Storage;

namespace Holdpoint.Engine.Storage;

/// <summary>Opens the database: makes its directory, applies migrations, gives out contexts.</summary>
internal sealed class Database
{
    private readonly DbContextOptions<SqliteHoldpointContext> _options;

    private Database(DbContextOptions<SqliteHoldpointContext> options, EvidenceLog evidence)
    {
        _options = options;
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
        var options = new DbContextOptionsBuilder<SqliteHoldpointContext>()
            .UseSqlite(
                connection.ConnectionString,
                sqlite => sqlite.CommandTimeout(StorageLimits.WaitForWriterSeconds)
            )
            .Options;
        var database = new Database(options, new(PlacesOf(storage, connection)));
        try
        {
            if (Path.GetDirectoryName(Path.GetFullPath(connection.DataSource)) is { } directory)
                Directory.CreateDirectory(directory);
            await using var context = database.Context();
            await MigrateAsync(context, cancel);
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
    public HoldpointContext Context() => new SqliteHoldpointContext(_options) { EvidenceLog = Evidence };

    /// <summary>Begins a writing transaction: it waits until no other writer is at work.</summary>
    public static async Task<Writing> WriteAsync(HoldpointContext context, CancellationToken cancel)
    {
        await context.Database.OpenConnectionAsync(cancel);
        var transaction = await context.Database.BeginTransactionAsync(cancel);
        return new(context.Database.GetDbConnection(), transaction, context.EvidenceLog);
    }

    /// <summary>Begins to look at the database as it is now; writers go on meanwhile.</summary>
    public static async Task<DbTransaction> LookAsync(HoldpointContext context, CancellationToken cancel)
    {
        await context.Database.OpenConnectionAsync(cancel);
        return ((SqliteConnection)context.Database.GetDbConnection()).BeginTransaction(deferred: true);
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

/// <summary>A writing transaction and the connection it is on. Without <see cref="CommitAsync"/> nothing happened.</summary>
internal sealed class Writing(
    DbConnection connection,
    IDbContextTransaction transaction,
    EvidenceLog evidence
) : IAsyncDisposable
{
    /// <summary>The log that this transaction's events go to.</summary>
    public EvidenceLog Evidence => evidence;

    public DbConnection Connection => connection;

    public DbTransaction Transaction => transaction.GetDbTransaction();

    /// <summary>A prepared statement of this transaction.</summary>
    public RowWriter Prepare(string statement, int parameters) =>
        new(connection, Transaction, statement, parameters);

    /// <summary>A prepared insert of this transaction.</summary>
    public RowWriter Insert(string table, params string[] columns) =>
        RowWriter.Insert(connection, Transaction, table, columns);

    public Task CommitAsync(CancellationToken cancel) => transaction.CommitAsync(cancel);

    public ValueTask DisposeAsync() => transaction.DisposeAsync();
}
