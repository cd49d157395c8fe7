using System.Data.Common;

namespace Holdpoint.Engine.Storage;

/// <summary>
/// Looks at the database with plain statements that run on every provider: for what every evaluation reads, where the
/// mapper's own start would take longer than the work. Values are bound, never put into the statement. One statement's rows
/// are read to their end before the next one is asked.
/// </summary>
/// <param name="dialect">The kind of database.</param>
/// <param name="connection">An open connection.</param>
/// <param name="transaction">The transaction it is in; null for none.</param>
/// <param name="pending">What of the transaction waits to be sent; null for nothing.</param>
internal class Reading(
    Dialect dialect,
    DbConnection connection,
    DbTransaction? transaction,
    PendingWrites? pending
)
{
    private const string KeysMark = "IN (@keys)";

    protected Dialect Dialect => dialect;

    protected DbConnection Connection => connection;

    protected PendingWrites? Pending => pending;

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
            foreach (var batch in keys.Chunk(dialect.KeysAtOnce))
            {
                command ??= Command(
                    statement.Replace(KeysMark, dialect.IsOneOf(values.Length), StringComparison.Ordinal),
                    values
                );
                dialect.SetKeys(command, values.Length, batch);
                using var reader = command.ExecuteReader();
                while (reader.Read())
                    yield return reader;
            }
        }
        finally
        {
            command?.Dispose();
        }
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
        pending?.Send();
        var command = connection.CreateCommand();
        command.Transaction = transaction;
        command.CommandText = statement;
        for (var at = 0; at < values.Length; at++)
        {
            var parameter = command.CreateParameter();
            parameter.ParameterName = $"@p{at}";
            parameter.Value = dialect.Plain(values[at]);
            command.Parameters.Add(parameter);
        }
        return command;
    }
}
