using Spectre.Console;

namespace Holdpoint.Cli.Terminal;

/// <summary>
/// A table that reads well on a terminal (fitted to its width, coloured) and in a pipe (aligned columns, every word,
/// one line a row, no frame).
/// </summary>
internal sealed class Table(params Column[] columns)
{
    private const int BetweenColumns = 3;
    private const int ReadableWords = 18;

    private readonly List<Cell[]> _rows = [];

    /// <summary>How many rows there are.</summary>
    public int Count => _rows.Count;

    /// <summary>Adds a row; missing cells are empty.</summary>
    public void Add(params Cell[] cells) => _rows.Add(cells);

    /// <summary>Writes the table for a pipe.</summary>
    public void WritePlain(TextWriter to)
    {
        var widths = new int[columns.Length];
        for (var at = 0; at < columns.Length; at++)
        {
            widths[at] = columns[at].Header.Length;
            foreach (var row in _rows)
                widths[at] = Math.Max(widths[at], TextOf(row, at).Length);
        }
        WriteLine(to, widths, at => columns[at].Header.ToUpperInvariant());
        foreach (var row in _rows)
            WriteLine(to, widths, at => TextOf(row, at));
    }

    /// <summary>The table for a terminal of this width.</summary>
    public Spectre.Console.Table ForTerminal(int width)
    {
        var table = new Spectre.Console.Table().Border(TableBorder.Simple).BorderStyle(new Style(Color.Grey));
        var shown = Enumerable.Range(0, columns.Length).Where(at => columns[at].Drop <= width).ToArray();
        var widths = ColumnWidths.Fit(
            [.. shown.Select(NaturalWidth)],
            [.. shown.Select(ReadableWidth)],
            width - (BetweenColumns * shown.Length) - 1
        );
        foreach (var (at, drawn) in shown.Zip(widths))
        {
            var column = new TableColumn(new Markup(Markup.Escape(columns[at].Header), "bold"));
            if (columns[at].Right)
                column.RightAligned();
            table.AddColumn(column.Width(drawn).PadLeft(0).PadRight(2));
        }
        foreach (var row in _rows)
            table.AddRow(shown.Select(at => Render(row, at)));
        return table;
    }

    private static Text Render(Cell[] row, int at)
    {
        var cell = at < row.Length ? row[at] : default;
        var style = string.IsNullOrEmpty(cell.Style) ? Style.Plain : Style.Parse(cell.Style);
        return new(Printable.OneLine(cell.Text), style);
    }

    private int ReadableWidth(int at) =>
        columns[at].Wrap ? Math.Max(ReadableWords, columns[at].MinWidth) : int.MaxValue;

    private int NaturalWidth(int at) =>
        Math.Max(
            columns[at].Header.Length,
            _rows.Select(row => TextOf(row, at).Length).DefaultIfEmpty().Max()
        );

    private void WriteLine(TextWriter to, int[] widths, Func<int, string> text)
    {
        var last = columns.Length - 1;
        for (var at = 0; at <= last; at++)
        {
            var word = text(at);
            if (columns[at].Right)
                to.Write(word.PadLeft(widths[at]));
            else
                to.Write(at == last ? word : word.PadRight(widths[at]));
            if (at < last)
                to.Write("  ");
        }
        to.Write('\n');
    }

    private static string TextOf(Cell[] row, int at) =>
        at < row.Length ? Printable.OneLine(row[at].Text) : "";
}
