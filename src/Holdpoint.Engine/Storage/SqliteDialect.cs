using System.Data.Common;
using Microsoft.Data.Sqlite;
using Microsoft.EntityFrameworkCore;

namespace Holdpoint.Engine.Storage;

/// <summary>A file of this machine. One writer at a time; beginning a transaction waits for it.</summary>
internal sealed class SqliteDialect : Dialect
{
    private readonly SqliteConnectionStringBuilder _connection;

    // The mapper takes half a second to begin: what works with plain statements does not wait for it.
    private readonly Lazy<DbContextOptions<SqliteHoldpointContext>> _options;

    public SqliteDialect(StorageOptions storage)
    {
        _connection = ConnectionOf(storage);
        _options = new(() =>
            new DbContextOptionsBuilder<SqliteHoldpointContext>()
                .UseSqlite(
                    _connection.ConnectionString,
                    sqlite => sqlite.CommandTimeout(StorageLimits.WaitForWriterSeconds)
                )
                .Options
        );
        // A database of its own place has a log of its own: two databases never share one history.
        EvidenceDirectory = storage.Connection is { Length: > 0 }
            ? Path.GetFullPath(_connection.DataSource) + ".evidence"
            : storage.DataDirectory;
    }

    public override string EvidenceDirectory { get; }

    public override IReadOnlyList<string> Migrations => SchemaHistory.Sqlite;

    public override string CountOfHistories =>
        "SELECT COUNT(*) FROM sqlite_master WHERE name = '__EFMigrationsHistory'";

    public override bool MayExist => File.Exists(_connection.DataSource);

    public override int KeysAtOnce => 200;

    public override HoldpointContext Context() => new SqliteHoldpointContext(_options.Value);

    public override DbConnection Connection() => new SqliteConnection(_connection.ConnectionString);

    // One program at a time changes the form. The system gives this lock back when its holder dies.
    public override async Task<IAsyncDisposable> AloneAsync(CancellationToken cancel)
    {
        if (Path.GetDirectoryName(Path.GetFullPath(_connection.DataSource)) is { } directory)
            Directory.CreateDirectory(directory);
        for (var waited = 0; ; waited++)
        {
            try
            {
                return new FileStream(
                    _connection.DataSource + ".migrating",
                    FileMode.OpenOrCreate,
                    FileAccess.ReadWrite,
                    FileShare.None
                );
            }
            catch (IOException fault)
                when (waited < StorageLimits.WaitForWriterSeconds && !DiskSpace.IsFull(fault))
            {
                await Task.Delay(TimeSpan.FromSeconds(1), cancel);
            }
        }
    }

    // EF's own lock is a row that outlives a killed program, and the next one waits for it for ever.
    public override Task PrepareMigrationAsync(HoldpointContext context, CancellationToken cancel) =>
        context.Database.ExecuteSqlRawAsync("DROP TABLE IF EXISTS \"__EFMigrationsLock\"", cancel);

    public override ValueTask<DbTransaction> LookAsync(DbConnection connection, CancellationToken cancel) =>
        new(((SqliteConnection)connection).BeginTransaction(deferred: true));

    public override RowWriter Writer(
        DbConnection connection,
        DbTransaction transaction,
        PendingWrites? pending,
        RowStatement statement
    ) => new SqliteRowWriter(connection, transaction, statement);

    public override string IsOneOf(int first) =>
        $"IN ({string.Join(", ", Enumerable.Range(first, KeysAtOnce).Select(at => $"@p{at}"))})";

    // The rest is filled with the last key, so that the statement stays the same.
    public override void SetKeys<TKey>(DbCommand command, int first, TKey[] keys)
    {
        for (var at = 0; at < KeysAtOnce; at++)
        {
            if (command.Parameters.Count == first + at)
                command.Parameters.Add(new SqliteParameter { ParameterName = $"@p{first + at}" });
            command.Parameters[first + at].Value = keys[Math.Min(at, keys.Length - 1)];
        }
    }

    public override (string Statement, string Value) Holding(SearchWords words, string text) =>
        text.EnumerateRunes().Count() >= SearchWords.ShortestIndexed
            ? (
                $"SELECT rowid AS \"Value\" FROM {words.Index} WHERE {words.Index} MATCH {{0}}",
                $"\"{text.Replace("\"", "\"\"", StringComparison.Ordinal)}\""
            )
            : (
                $"SELECT id AS \"Value\" FROM {words.Table} WHERE {words.Words} LIKE {{0}} ESCAPE '\\'",
                LikePattern.Holding(text)
            );

    public override StorageException Explain(DbException fault) =>
        SqliteFaults.Explain((SqliteException)fault, _connection.DataSource);

    private static SqliteConnectionStringBuilder ConnectionOf(StorageOptions storage)
    {
        if (storage.Connection is not { Length: > 0 } told)
        {
            return Complete(
                new() { DataSource = Path.Combine(storage.DataDirectory, StorageLimits.DatabaseFile) }
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
