using System.Data.Common;
using Microsoft.Data.Sqlite;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Infrastructure;
using Microsoft.EntityFrameworkCore.Migrations;

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

    public override Presence Presence(string replica) => new FilePresence(EvidenceDirectory);

    // All steps in one transaction: EF commits in the middle of those that make a table anew, and a power cut there leaves a
    // form that no version knows. Foreign keys are looked at once, at the end, because a table that is made anew is dropped
    // first, and what refers to it would go with it.
    public override async Task MigrateAsync(HoldpointContext context, CancellationToken cancel)
    {
        var applied = await context.Database.GetAppliedMigrationsAsync(cancel);
        var script = context
            .GetService<IMigrator>()
            .GenerateScript(applied.LastOrDefault(), options: MigrationsSqlGenerationOptions.NoTransactions);
        var plain = new SqliteConnectionStringBuilder(_connection.ConnectionString)
        {
            ForeignKeys = false,
            Pooling = false,
        };
        await using var connection = new SqliteConnection(plain.ConnectionString);
        await connection.OpenAsync(cancel);
        await using var command = connection.CreateCommand();
        // A large inventory is indexed anew.
        command.CommandTimeout = 0;
        command.CommandText = "PRAGMA journal_mode = 'wal'";
        await command.ExecuteNonQueryAsync(cancel);
        await using var transaction = connection.BeginTransaction();
        command.Transaction = transaction;
        command.CommandText = script
            .Replace("PRAGMA foreign_keys = 0;", "", StringComparison.Ordinal)
            .Replace("PRAGMA foreign_keys = 1;", "", StringComparison.Ordinal);
        await command.ExecuteNonQueryAsync(cancel);
        command.CommandText = "SELECT \"table\" FROM pragma_foreign_key_check LIMIT 1";
        if (await command.ExecuteScalarAsync(cancel) is string table)
        {
            throw new StorageException(
                $"{_connection.DataSource} cannot be brought to the newest form: rows of \"{table}\" refer to rows that are not there. Nothing was changed; restore a backup."
            );
        }
        await transaction.CommitAsync(cancel);
    }

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
