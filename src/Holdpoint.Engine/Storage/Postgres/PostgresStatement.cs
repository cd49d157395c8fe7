using System.Collections.Concurrent;
using System.Text.RegularExpressions;
using Npgsql;
using NpgsqlTypes;

namespace Holdpoint.Engine.Storage.Postgres;

/// <summary>A statement as it is sent: its values by place, of the types that the server says they have.</summary>
internal sealed partial class PostgresStatement
{
    private static readonly ConcurrentDictionary<string, PostgresStatement> Known = new(
        StringComparer.Ordinal
    );

    private readonly string _named;
    private readonly int _parameters;
    private NpgsqlDbType[]? _types;

    private PostgresStatement(string named, int parameters, RowTarget? target)
    {
        (_named, _parameters, Target) = (named, parameters, target);
        Text = Place().Replace(named, match => $"${int.Parse(match.ValueSpan[2..]) + 1}");
    }

    /// <summary>The statement with $1, $2 …</summary>
    public string Text { get; }

    /// <summary>Where its rows go as they are; null for any other statement.</summary>
    public RowTarget? Target { get; }

    /// <summary>The same statement is the same object. One that gives ids is told the id as its last value.</summary>
    public static PostgresStatement Of(RowStatement statement)
    {
        var one = statement.Target is { GivesId: true } target
            ? RowStatement.Insert(target.Table, [.. target.Columns, "id"])
            : statement;
        return Known.GetOrAdd(
            one.Text,
            static (_, told) => new(told.Text, told.Parameters, told.Target),
            one
        );
    }

    /// <summary>The types of its values; the server is asked once.</summary>
    public NpgsqlDbType[] Types(NpgsqlConnection connection, NpgsqlTransaction transaction)
    {
        if (_types is not null)
            return _types;
        if (_parameters == 0)
            return _types = [];
#pragma warning disable CA2100 // The program's own statements.
        using var command = new NpgsqlCommand(_named, connection, transaction);
#pragma warning restore CA2100
        NpgsqlCommandBuilder.DeriveParameters(command);
        var types = new NpgsqlDbType[_parameters];
        for (var at = 0; at < types.Length; at++)
            types[at] = command.Parameters[$"p{at}"].NpgsqlDbType;
        return _types = types;
    }

    [GeneratedRegex("@p[0-9]+", RegexOptions.None, 1000)]
    private static partial Regex Place();
}
