namespace Holdpoint.Server.Exports;

/// <summary>What a table says.</summary>
/// <param name="Columns">The heads of its columns.</param>
/// <param name="Rows">
/// Its rows, read as they are asked for; each has a value for every column: text, an int, long or double, a <see cref="DateOnly"/>, or
/// null. Times are texts already, see <see cref="ExportAsk.TimeAsync"/>.
/// </param>
internal sealed record ExportContent(IReadOnlyList<string> Columns, IAsyncEnumerable<object?[]> Rows)
{
    /// <summary>A table whose rows are at hand.</summary>
    public ExportContent(IReadOnlyList<string> columns, IEnumerable<object?[]> rows)
        : this(columns, rows.ToAsyncEnumerable()) { }
}
