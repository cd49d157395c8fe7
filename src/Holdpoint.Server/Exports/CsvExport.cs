using System.Buffers;
using System.Text;
using Holdpoint.Core.Inventory.Csv;

namespace Holdpoint.Server.Exports;

/// <summary>
/// Writes a table as CSV (RFC 4180, UTF-8 with the mark that spreadsheets look for). A text that a spreadsheet would run as a
/// formula has an apostrophe in front.
/// </summary>
internal static class CsvExport
{
    private const int FlushRows = 500;
    private static readonly SearchValues<char> Quoted = SearchValues.Create(",;\t\r\n\"");

    /// <summary>Writes it.</summary>
    public static async Task WriteAsync(Stream to, ExportContent content, CancellationToken cancel)
    {
        await using var writer = new StreamWriter(
            to,
            new UTF8Encoding(encoderShouldEmitUTF8Identifier: true),
            leaveOpen: true
        )
        {
            NewLine = "\r\n",
        };
        var line = new StringBuilder();
        async Task WriteRowAsync(IReadOnlyList<object?> row)
        {
            line.Clear();
            for (var at = 0; at < row.Count; at++)
                Append(at > 0 ? line.Append(',') : line, row[at]);
            await writer.WriteLineAsync(line, cancel);
        }
        await WriteRowAsync(content.Columns);
        var rows = 0;
        await foreach (var row in content.Rows.WithCancellation(cancel))
        {
            await WriteRowAsync(row);
            if (++rows % FlushRows == 0)
                await writer.FlushAsync(cancel);
        }
        await writer.FlushAsync(cancel);
    }

    private static void Append(StringBuilder line, object? value)
    {
        var text = ExportText.Of(value);
        // A number is no formula, also where it is below zero.
        if (value is string)
            text = SpreadsheetFormula.Guard(text);
        if (text.AsSpan().IndexOfAny(Quoted) < 0)
            line.Append(text);
        else
            line.Append('"').Append(text.Replace("\"", "\"\"", StringComparison.Ordinal)).Append('"');
    }
}
