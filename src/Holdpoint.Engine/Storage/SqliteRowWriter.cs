using System.Data.Common;
using System.Globalization;

namespace Holdpoint.Engine.Storage;

/// <summary>One prepared statement, run row by row: there is no way to the database that could be long.</summary>
internal sealed class SqliteRowWriter : RowWriter
{
    private readonly DbCommand _command;

    public SqliteRowWriter(DbConnection connection, DbTransaction transaction, RowStatement statement)
    {
        _command = connection.CreateCommand();
        _command.Transaction = transaction;
        _command.CommandText = statement.Text;
        for (var at = 0; at < statement.Parameters; at++)
        {
            var parameter = _command.CreateParameter();
            parameter.ParameterName = $"@p{at}";
            _command.Parameters.Add(parameter);
        }
        _command.Prepare();
    }

    public override void Write(params ReadOnlySpan<object?> values)
    {
        Set(values);
        _command.ExecuteNonQuery();
    }

    public override long WriteAndRead(params ReadOnlySpan<object?> values)
    {
        Set(values);
        return Convert.ToInt64(_command.ExecuteScalar(), CultureInfo.InvariantCulture);
    }

    public override void Dispose() => _command.Dispose();

    private void Set(ReadOnlySpan<object?> values)
    {
        for (var at = 0; at < values.Length; at++)
            _command.Parameters[at].Value = RowValues.Plain(values[at]);
    }
}
