using Npgsql;
using NpgsqlTypes;

namespace Holdpoint.Engine.Storage.Postgres;

/// <summary>Statements that are sent together and answered together.</summary>
internal sealed class PostgresBatch(NpgsqlConnection connection, NpgsqlTransaction transaction)
{
    private const int StatementsAtOnce = 1000;

    private readonly List<NpgsqlBatchCommand> _commands = [];

    /// <summary>Adds one.</summary>
    public void Add(PostgresStatement statement, object[] values)
    {
#pragma warning disable CA2100 // The program's own statements.
        var command = new NpgsqlBatchCommand(statement.Text);
#pragma warning restore CA2100
        Bind(command.Parameters, statement.Types(connection, transaction), values);
        _commands.Add(command);
        if (_commands.Count >= StatementsAtOnce)
            Send();
    }

    /// <summary>Sends what is there.</summary>
    public void Send()
    {
        if (_commands.Count == 0)
            return;
        using var batch = new NpgsqlBatch(connection, transaction);
        foreach (var command in _commands)
            batch.BatchCommands.Add(command);
        _commands.Clear();
        batch.ExecuteNonQuery();
    }

    /// <summary>Gives a statement its values.</summary>
    public static void Bind(NpgsqlParameterCollection parameters, NpgsqlDbType[] types, object[] values)
    {
        for (var at = 0; at < values.Length; at++)
            parameters.Add(new() { NpgsqlDbType = types[at], Value = values[at] });
    }
}
