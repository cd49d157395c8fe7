using Npgsql;

namespace Holdpoint.Engine.Storage.Postgres;

/// <summary>Puts many rows into a table at once; where some may be there already, by way of a table of this transaction.</summary>
internal sealed class PostgresCopy(
    NpgsqlConnection connection,
    NpgsqlTransaction transaction,
    PostgresStatement statement
)
{
    private const string Incoming = "holdpoint_incoming";
    private const string Place = "holdpoint_place";

    private readonly RowTarget _target = statement.Target!;

    /// <summary>Puts them in, as if one after the other.</summary>
    public void Run(List<object[]> rows)
    {
        if (_target.Conflict == RowConflict.None)
        {
            Copy(_target.Table, rows, counted: false);
            return;
        }
        var columns = _target.ColumnList;
        Execute(
            $"CREATE TEMP TABLE {Incoming} ON COMMIT DROP AS SELECT {columns}, 0 AS {Place} FROM {_target.Table} WITH NO DATA"
        );
        Copy(Incoming, rows, counted: true);
        // Of rows with one key the last would have stood in the end.
        var from =
            _target.Conflict == RowConflict.TakeNew
                ? $"(SELECT DISTINCT ON ({string.Join(", ", _target.Key)}) * FROM {Incoming} "
                    + $"ORDER BY {string.Join(", ", _target.Key)}, {Place} DESC) AS last"
                : Incoming;
        Execute(
            $"INSERT INTO {_target.Table} ({columns}) SELECT {columns} FROM {from} ORDER BY {Place}{_target.After}"
        );
        Execute($"DROP TABLE {Incoming}");
    }

    private void Copy(string table, List<object[]> rows, bool counted)
    {
        var types = statement.Types(connection, transaction);
        using var copy = connection.BeginBinaryImport(
            $"COPY {table} ({_target.ColumnList}{(counted ? ", " + Place : "")}) FROM STDIN (FORMAT BINARY)"
        );
        for (var place = 0; place < rows.Count; place++)
        {
            copy.StartRow();
            for (var at = 0; at < types.Length; at++)
            {
                if (rows[place][at] is DBNull)
                    copy.WriteNull();
                else
                    copy.Write(rows[place][at], types[at]);
            }
            if (counted)
                copy.Write(place);
        }
        copy.Complete();
    }

    private void Execute(string text)
    {
#pragma warning disable CA2100 // Made of the program's own names.
        using var command = new NpgsqlCommand(text, connection, transaction);
#pragma warning restore CA2100
        command.ExecuteNonQuery();
    }
}
