using System.Data;
using System.Globalization;
using Npgsql;

namespace Holdpoint.Engine.Storage.Postgres;

/// <summary>
/// What a transaction writes, collected, so that it costs a few ways to the server instead of one a row. Everything happens in
/// the order in which it was written, but inserts that follow each other go by table, those that others refer to first.
/// </summary>
internal sealed class PostgresQueue(NpgsqlConnection connection, NpgsqlTransaction transaction)
    : PendingWrites
{
    // What one way may carry, in rows and in characters or bytes.
    private const int RowsAtOnce = 20_000;
    private const int WeightAtOnce = 8 * 1024 * 1024;

    // Fewer rows are sent sooner as statements than as a copy of their own.
    private const int WorthCopying = 16;

    private List<(PostgresStatement Statement, object[] Values)> _waiting = [];
    private long _weight;

    /// <summary>Runs a statement, sooner or later.</summary>
    public void Add(PostgresStatement statement, object[] values)
    {
        _waiting.Add((statement, values));
        foreach (var value in values)
            _weight += value is string text ? text.Length : (value as byte[])?.Length ?? 8;
        // While rows are being read nothing can be sent; then it waits until something is asked.
        var reading = connection.FullState.HasFlag(ConnectionState.Fetching);
        if (!reading && (_waiting.Count >= RowsAtOnce || _weight >= WeightAtOnce))
            Send();
    }

    /// <summary>Runs a statement now and gives its one value.</summary>
    public long Ask(PostgresStatement statement, object[] values)
    {
        Send();
#pragma warning disable CA2100 // The program's own statements.
        using var command = new NpgsqlCommand(statement.Text, connection, transaction);
#pragma warning restore CA2100
        PostgresBatch.Bind(command.Parameters, statement.Types(connection, transaction), values);
        return Convert.ToInt64(command.ExecuteScalar(), CultureInfo.InvariantCulture);
    }

    /// <summary>Takes ids from a table's sequence.</summary>
    public IEnumerable<long> Reserve(string table, int count)
    {
        using var command = new NpgsqlCommand(
            "SELECT nextval(pg_get_serial_sequence($1, 'id')) FROM generate_series(1, $2)",
            connection,
            transaction
        );
        command.Parameters.Add(new() { Value = table });
        command.Parameters.Add(new() { Value = count });
        using var reader = command.ExecuteReader();
        while (reader.Read())
            yield return reader.GetInt64(0);
    }

    /// <inheritdoc />
    public override void Send()
    {
        if (_waiting.Count == 0)
            return;
        (var waiting, _waiting, _weight) = (_waiting, [], 0);
        var batch = new PostgresBatch(connection, transaction);
        for (int at = 0, end; at < waiting.Count; at = end)
        {
            end = at + 1;
            if (!IsInsert(waiting[at].Statement))
            {
                while (end < waiting.Count && waiting[end].Statement == waiting[at].Statement)
                    end++;
                Put(
                    batch,
                    waiting[at].Statement,
                    waiting.GetRange(at, end - at).ConvertAll(one => one.Values)
                );
                continue;
            }
            while (end < waiting.Count && IsInsert(waiting[end].Statement))
                end++;
            var tables = waiting.GetRange(at, end - at).ToLookup(one => one.Statement, one => one.Values);
            foreach (var table in tables.OrderBy(one => Rank(one.Key)))
                Put(batch, table.Key, [.. table]);
        }
        batch.Send();
    }

    private static bool IsInsert(PostgresStatement statement) =>
        statement.Target is { Conflict: RowConflict.None };

    private int Rank(PostgresStatement statement) =>
        PostgresReferences.Of(connection, transaction).GetValueOrDefault(statement.Target!.Table);

    private void Put(PostgresBatch batch, PostgresStatement statement, List<object[]> rows)
    {
        if (statement.Target is not null && rows.Count >= WorthCopying)
        {
            batch.Send();
            new PostgresCopy(connection, transaction, statement).Run(rows);
            return;
        }
        foreach (var row in rows)
            batch.Add(statement, row);
    }
}
