using System.Data.Common;
using System.Globalization;

namespace Holdpoint.Engine.Storage;

/// <summary>
/// Writes many rows with one prepared statement inside the caller's transaction. Values are bound, never put into the
/// statement; the same statements run on every provider.
/// </summary>
internal sealed class RowWriter : IDisposable
{
    private readonly DbCommand _command;

    public RowWriter(DbConnection connection, DbTransaction transaction, string statement, int parameters)
    {
        _command = connection.CreateCommand();
        _command.Transaction = transaction;
        _command.CommandText = statement;
        for (var at = 0; at < parameters; at++)
        {
            var parameter = _command.CreateParameter();
            parameter.ParameterName = $"@p{at}";
            _command.Parameters.Add(parameter);
        }
        _command.Prepare();
    }

    /// <summary>A writer that inserts rows into a table.</summary>
    public static RowWriter Insert(
        DbConnection connection,
        DbTransaction transaction,
        string table,
        params string[] columns
    )
    {
        var values = string.Join(", ", Enumerable.Range(0, columns.Length).Select(at => $"@p{at}"));
        return new(
            connection,
            transaction,
            $"INSERT INTO {table} ({string.Join(", ", columns)}) VALUES ({values})",
            columns.Length
        );
    }

    /// <summary>Runs the statement with these values.</summary>
    public void Write(params ReadOnlySpan<object?> values)
    {
        for (var at = 0; at < values.Length; at++)
            _command.Parameters[at].Value = RowValues.Plain(values[at]);
        _command.ExecuteNonQuery();
    }

    /// <summary>Runs the statement and gives its one value back.</summary>
    public long WriteAndRead(params ReadOnlySpan<object?> values)
    {
        for (var at = 0; at < values.Length; at++)
            _command.Parameters[at].Value = RowValues.Plain(values[at]);
        return Convert.ToInt64(_command.ExecuteScalar(), CultureInfo.InvariantCulture);
    }

    /// <inheritdoc />
    public void Dispose() => _command.Dispose();
}
