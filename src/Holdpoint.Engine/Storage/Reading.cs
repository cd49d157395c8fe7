using System.Data.Common;
using System.Text;

namespace Holdpoint.Engine.Storage;

/// <summary>
/// Looks at the database with plain statements that run on every provider: for what every evaluation reads, where the
/// mapper's own start would take longer than the work. Values are bound, never put into the statement.
/// </summary>
/// <param name="connection">An open connection.</param>
/// <param name="transaction">The transaction it is in; null for none.</param>
internal class Reading(DbConnection connection, DbTransaction? transaction)
{
    // As many as one statement takes; the rest of the last batch is filled with its last value.
    private const int KeysAtOnce = 200;
    private const string KeysMark = "@keys";

    public DbConnection Connection => connection;

    /// <summary>The rows of a statement with the values @p0, @p1 …; they are read while they are asked for.</summary>
    public IEnumerable<DbDataReader> Rows(string statement, params object?[] values)
    {
        using var command = Command(statement, values);
        using var reader = command.ExecuteReader();
        while (reader.Read())
            yield return reader;
    }

    /// <summary>
    /// The rows of a statement for many keys: it says <c>IN (@keys)</c> once and is run for as many keys at a time as one
    /// statement takes, so that its order holds only among those.
    /// </summary>
    public IEnumerable<DbDataReader> RowsOf<TKey>(
        string statement,
        IEnumerable<TKey> keys,
        params object?[] values
    )
        where TKey : notnull
    {
        DbCommand? command = null;
        try
        {
            foreach (var batch in keys.Chunk(KeysAtOnce))
            {
                command ??= Command(
                    statement.Replace(KeysMark, KeyNames(), StringComparison.Ordinal),
                    [.. values, .. new object?[KeysAtOnce]]
                );
                for (var at = 0; at < KeysAtOnce; at++)
                    command.Parameters[values.Length + at].Value = batch[Math.Min(at, batch.Length - 1)];
                using var reader = command.ExecuteReader();
                while (reader.Read())
                    yield return reader;
            }
        }
        finally
        {
            command?.Dispose();
        }

        string KeyNames() =>
            new StringBuilder()
                .AppendJoin(", ", Enumerable.Range(values.Length, KeysAtOnce).Select(at => $"@p{at}"))
                .ToString();
    }

    /// <summary>The one number that a statement gives; null where it gives none.</summary>
    public long? Number(string statement, params object?[] values)
    {
        foreach (var row in Rows(statement, values))
            return row.NumberOrNull(0);
        return null;
    }

    private DbCommand Command(string statement, object?[] values)
    {
        var command = connection.CreateCommand();
        command.Transaction = transaction;
        command.CommandText = statement;
        for (var at = 0; at < values.Length; at++)
        {
            var parameter = command.CreateParameter();
            parameter.ParameterName = $"@p{at}";
            parameter.Value = RowValues.Plain(values[at]);
            command.Parameters.Add(parameter);
        }
        return command;
    }
}
