using System.Buffers.Binary;
using System.Security.Cryptography;
using System.Text;
using Npgsql;

namespace Holdpoint.Engine.Storage.Postgres;

/// <summary>
/// An advisory lock of a session that is kept open: the server under the database lets it go when the session ends, by a
/// farewell, a killed program, or a machine that does not answer any more (asked after 10 s of silence, given up after 3
/// questions of 5 s). A restarted database has forgotten all of them, and the living come back within their next look.
/// </summary>
internal sealed class PostgresPresence(string connection, string replica) : Presence
{
    // "HPsv": the locks of servers, apart from those with one long number.
    private const int Locks = 0x48507376;

    private const string Enter =
        "SET tcp_keepalives_idle = 10; SET tcp_keepalives_interval = 5; SET tcp_keepalives_count = 3; "
        + "SET idle_session_timeout = 0; SELECT pg_advisory_lock_shared(@locks, @number)";

    private const string Absent = """
        SELECT name FROM unnest(@names, @numbers) AS other (name, number)
        WHERE NOT EXISTS (
            SELECT 1 FROM pg_locks
            WHERE locktype = 'advisory' AND objsubid = 2 AND classid = @locks AND objid = number::oid AND granted
                AND database = (SELECT oid FROM pg_database WHERE datname = current_database())
        )
        """;

    private readonly string _text = new NpgsqlConnectionStringBuilder(connection)
    {
        Pooling = false,
        ApplicationName = $"holdpoint {replica}",
        CommandTimeout = 15,
        Timeout = 10,
    }.ConnectionString;

    private NpgsqlConnection? _session;

    public override TimeSpan Grace => TimeSpan.FromSeconds(10);

    public override async Task KeepAsync(CancellationToken cancel)
    {
        if (_session is not null && await AnswersAsync(_session, cancel))
            return;
        await DisposeAsync();
        var session = new NpgsqlConnection(_text);
        try
        {
            await session.OpenAsync(cancel);
            await using var command = new NpgsqlCommand(Enter, session);
            command.Parameters.AddWithValue("locks", Locks);
            command.Parameters.AddWithValue("number", unchecked((int)NumberOf(replica)));
            await command.ExecuteNonQueryAsync(cancel);
            _session = session;
        }
        catch
        {
            await session.DisposeAsync();
            throw;
        }
    }

    public override async Task<IReadOnlyList<string>> AbsentAsync(
        IReadOnlyList<string> others,
        CancellationToken cancel
    )
    {
        if (others.Count == 0 || _session is null)
            return [];
        await using var command = new NpgsqlCommand(Absent, _session);
        command.Parameters.AddWithValue("names", others.ToArray());
        command.Parameters.AddWithValue("numbers", others.Select(one => (long)NumberOf(one)).ToArray());
        command.Parameters.AddWithValue("locks", (uint)Locks);
        command.Parameters["locks"].NpgsqlDbType = NpgsqlTypes.NpgsqlDbType.Oid;
        var absent = new List<string>();
        await using var reader = await command.ExecuteReaderAsync(cancel);
        while (await reader.ReadAsync(cancel))
            absent.Add(reader.GetString(0));
        return absent;
    }

    public override async ValueTask DisposeAsync()
    {
        if (_session is not null)
            await _session.DisposeAsync();
        _session = null;
    }

    private static async Task<bool> AnswersAsync(NpgsqlConnection session, CancellationToken cancel)
    {
        try
        {
            await using var command = new NpgsqlCommand("SELECT 1", session);
            await command.ExecuteScalarAsync(cancel);
            return true;
        }
        catch (Exception fault) when (fault is NpgsqlException or InvalidOperationException)
        {
            return false;
        }
    }

    private static uint NumberOf(string name) =>
        BinaryPrimitives.ReadUInt32BigEndian(SHA256.HashData(Encoding.UTF8.GetBytes(name)));
}
