using System.Data;
using System.Data.Common;
using Microsoft.EntityFrameworkCore;
using Npgsql;

namespace Holdpoint.Engine.Storage.Postgres;

/// <summary>
/// A server. Writers wait for each other at a lock that belongs to their transaction, so that evidence log and database
/// stay of one order; rows go to it in sets.
/// </summary>
internal sealed class PostgresDialect : Dialect
{
    /// <summary>The oldest version that the tests run on.</summary>
    public const int OldestVersion = 15;

    // Any numbers that others are not likely to have chosen: "holdpoin" and the next one.
    private const long WriterLock = 0x686F6C64706F696E;
    private const long MigrationLock = WriterLock + 1;

    // A writer may compute for minutes between two statements; a dead one is noticed within a minute. A server that
    // forgets commits which it confirmed would contradict the log.
    private static readonly string Enter =
        $"SET LOCAL lock_timeout = '{StorageLimits.WaitForWriterSeconds}s'; SET LOCAL statement_timeout = 0; "
        + "SET LOCAL idle_in_transaction_session_timeout = 0; SET LOCAL tcp_keepalives_idle = 20; "
        + "SET LOCAL tcp_keepalives_interval = 10; SET LOCAL tcp_keepalives_count = 3; SET LOCAL jit = off; "
        + "SELECT set_config('synchronous_commit', 'on', TRUE) WHERE current_setting('synchronous_commit') = 'off'; "
        + $"SELECT pg_advisory_xact_lock({WriterLock})";

    private readonly NpgsqlConnectionStringBuilder _connection;
    private readonly string _text;

    // The mapper takes half a second to begin: what works with plain statements does not wait for it.
    private readonly Lazy<DbContextOptions<PostgresHoldpointContext>> _options;

    public PostgresDialect(StorageOptions storage)
    {
        _connection = Complete(PostgresAddress.Read(storage.Connection ?? ""));
        _text = _connection.ConnectionString;
        _options = new(() =>
            new DbContextOptionsBuilder<PostgresHoldpointContext>()
                .UseNpgsql(_text)
                .AddInterceptors(new PostgresFlush())
                .Options
        );
        EvidenceDirectory = storage.DataDirectory;
    }

    public override string EvidenceDirectory { get; }

    public override bool IsShared => true;

    public override IReadOnlyList<string> Migrations => SchemaHistory.Postgres;

    public override string CountOfHistories =>
        "SELECT COUNT(*) FROM pg_class WHERE oid = to_regclass('\"__EFMigrationsHistory\"')";

    public override bool MayExist => true;

    public override int KeysAtOnce => 20_000;

    public override HoldpointContext Context() => new PostgresHoldpointContext(_options.Value);

    public override DbConnection Connection() => new NpgsqlConnection(_text);

    public override void Check(DbConnection opened)
    {
        var server = (NpgsqlConnection)opened;
        if (server.PostgreSqlVersion.Major < OldestVersion)
            throw new StorageException(
                $"{PostgresFaults.Place(_connection)} is PostgreSQL {server.PostgreSqlVersion}; Holdpoint needs {OldestVersion} or newer. Upgrade the server, or give another one with --db."
            );
        if (server.PostgresParameters.TryGetValue("server_encoding", out var encoding) && encoding != "UTF8")
            throw new StorageException(
                $"The database \"{_connection.Database}\" keeps text as {encoding}, which cannot hold every name. Make one with: createdb -E UTF8 -T template0 NAME."
            );
    }

    public override async Task<IAsyncDisposable> AloneAsync(CancellationToken cancel)
    {
        var connection = new NpgsqlConnection(
            new NpgsqlConnectionStringBuilder(_text) { Pooling = false }.ConnectionString
        );
        try
        {
            await connection.OpenAsync(cancel);
            await using var command = connection.CreateCommand();
            command.CommandText =
                $"SET lock_timeout = '{StorageLimits.WaitForWriterSeconds}s'; SELECT pg_advisory_lock({MigrationLock})";
            await command.ExecuteNonQueryAsync(cancel);
            return connection;
        }
        catch
        {
            await connection.DisposeAsync();
            throw;
        }
    }

    public override Presence Presence(string replica) => new PostgresPresence(_text, replica);

    public override async ValueTask<DbTransaction> LookAsync(
        DbConnection connection,
        CancellationToken cancel
    ) => await connection.BeginTransactionAsync(IsolationLevel.RepeatableRead, cancel);

    public override async Task EnterAsync(
        DbConnection connection,
        DbTransaction transaction,
        CancellationToken cancel
    )
    {
        await using var command = connection.CreateCommand();
        command.Transaction = transaction;
        command.CommandText = Enter;
        await command.ExecuteNonQueryAsync(cancel);
    }

    public override PendingWrites Pending(DbConnection connection, DbTransaction transaction) =>
        new PostgresQueue((NpgsqlConnection)connection, (NpgsqlTransaction)transaction);

    public override RowWriter Writer(
        DbConnection connection,
        DbTransaction transaction,
        PendingWrites? pending,
        RowStatement statement
    ) => new PostgresRowWriter((PostgresQueue)pending!, statement);

    public override object Plain(object? value) => PostgresText.Plain(value);

    public override string IsOneOf(int first) => $"= ANY(@p{first})";

    public override void SetKeys<TKey>(DbCommand command, int first, TKey[] keys)
    {
        if (command.Parameters.Count == first)
            command.Parameters.Add(new NpgsqlParameter { ParameterName = $"@p{first}" });
        command.Parameters[first].Value = keys is string[] texts
            ? Array.ConvertAll(texts, PostgresText.Storable)
            : keys;
    }

    public override (string Statement, string Value) Holding(SearchWords words, string text) =>
        (
            $"SELECT id AS \"Value\" FROM {words.Table} WHERE lower({words.Words}) LIKE {{0}} ESCAPE '\\'",
            PostgresText.Storable(LikePattern.Holding(text.ToLowerInvariant()))
        );

    public override StorageException Explain(DbException fault) => PostgresFaults.Explain(fault, _connection);

    private static NpgsqlConnectionStringBuilder Complete(NpgsqlConnectionStringBuilder connection)
    {
        connection.ApplicationName ??= "holdpoint";
        connection.MaxAutoPrepare = 100;
        connection.AutoPrepareMinUsages = 2;
        connection.CommandTimeout = 0;
        // A socket of this machine has no such option, and needs none.
        if (connection.Host?.Contains('/', StringComparison.Ordinal) == false)
        {
            connection.TcpKeepAlive = true;
            connection.TcpKeepAliveTime = 20;
            connection.TcpKeepAliveInterval = 10;
        }
        return connection;
    }
}
