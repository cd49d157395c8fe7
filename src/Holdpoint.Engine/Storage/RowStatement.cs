namespace Holdpoint.Engine.Storage;

/// <summary>A statement with the values @p0, @p1 … that is run for many rows.</summary>
/// <param name="Text">The statement.</param>
/// <param name="Parameters">How many values it takes.</param>
/// <param name="Target">Where its rows go, when it puts its values into a table as they are; null for any other statement.</param>
internal sealed record RowStatement(string Text, int Parameters, RowTarget? Target = null)
{
    /// <summary>Inserts rows.</summary>
    public static RowStatement Insert(string table, IReadOnlyList<string> columns) =>
        Of(new(table, columns, RowConflict.None), "");

    /// <summary>Inserts rows and gives their ids.</summary>
    public static RowStatement InsertAndRead(string table, IReadOnlyList<string> columns) =>
        Of(new(table, columns, RowConflict.None) { GivesId = true }, " RETURNING id");

    /// <summary>Inserts rows that are not there yet.</summary>
    public static RowStatement InsertNew(string table, IReadOnlyList<string> columns) =>
        Of(new(table, columns, RowConflict.KeepOld), " ON CONFLICT DO NOTHING");

    /// <summary>Inserts rows, or changes those that are there.</summary>
    /// <param name="table">The table.</param>
    /// <param name="key">The columns of its key; their values come first.</param>
    /// <param name="once">Columns that are written when the row is new, and stay; their values follow.</param>
    /// <param name="each">Columns that are written each time; their values come last.</param>
    public static RowStatement Upsert(
        string table,
        IReadOnlyList<string> key,
        IReadOnlyList<string> once,
        IReadOnlyList<string> each
    ) =>
        Of(
            new(table, [.. key, .. once, .. each], RowConflict.TakeNew) { Key = key },
            $" ON CONFLICT ({string.Join(", ", key)}) DO UPDATE SET "
                + string.Join(", ", each.Select(column => $"{column} = excluded.{column}"))
        );

    private static RowStatement Of(RowTarget target, string after)
    {
        var values = string.Join(", ", Enumerable.Range(0, target.Columns.Count).Select(at => $"@p{at}"));
        return new(
            $"INSERT INTO {target.Table} ({target.ColumnList}) VALUES ({values}){after}",
            target.Columns.Count,
            target with
            {
                After = after,
            }
        );
    }
}

/// <summary>What happens to a row whose key is there already.</summary>
internal enum RowConflict
{
    /// <summary>It is a fault.</summary>
    None,

    /// <summary>The old one stays.</summary>
    KeepOld,

    /// <summary>The new one is taken.</summary>
    TakeNew,
}

/// <summary>Where rows go as they are.</summary>
internal sealed record RowTarget(string Table, IReadOnlyList<string> Columns, RowConflict Conflict)
{
    public IReadOnlyList<string> Key { get; init; } = [];

    /// <summary>True where each row gets an id that is asked for.</summary>
    public bool GivesId { get; init; }

    /// <summary>What the statement says after its values.</summary>
    public string After { get; init; } = "";

    public string ColumnList => string.Join(", ", Columns);
}
