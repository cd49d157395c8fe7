using System.IO.Compression;

namespace Holdpoint.Server.Exports;

/// <summary>
/// Writes a table as a workbook of ECMA-376, straight into the answer. Texts are cells of type text and no formula is ever
/// written, so that nothing in them is run. What does not fit on one sheet goes on to the next.
/// </summary>
internal static class XlsxExport
{
    /// <summary>Rows of a sheet, its head included.</summary>
    public const int SheetRows = 1_048_576;

    /// <summary>Rows that are looked at to choose how wide the columns are.</summary>
    private const int LookRows = 100;

    /// <summary>Writes it.</summary>
    public static Task WriteAsync(Stream to, string name, ExportContent content, CancellationToken cancel) =>
        WriteAsync(to, name, content, SheetRows, cancel);

    /// <summary>Writes it with this many rows on a sheet at most.</summary>
    internal static async Task WriteAsync(
        Stream to,
        string name,
        ExportContent content,
        int sheetRows,
        CancellationToken cancel
    )
    {
        await using var zip = await ZipArchive.CreateAsync(
            to,
            ZipArchiveMode.Create,
            leaveOpen: true,
            entryNameEncoding: null,
            cancel
        );
        await using var rows = content.Rows.GetAsyncEnumerator(cancel);
        // The widths stand before the rows, so the first rows are read ahead.
        var ahead = new Queue<object?[]>();
        while (ahead.Count < LookRows && await rows.MoveNextAsync())
            ahead.Enqueue(rows.Current);
        var widths = XlsxSheet.Widths(content.Columns, ahead);
        var sheets = 0;
        bool more;
        do
        {
            await using var part = await EntryAsync(zip, $"xl/worksheets/sheet{++sheets}.xml", cancel);
            await using var sheet = new XlsxSheet(part);
            await sheet.BeginAsync(content.Columns, widths);
            more = false;
            while (ahead.Count > 0 || await rows.MoveNextAsync())
            {
                if (sheet.Rows == sheetRows)
                {
                    if (ahead.Count == 0)
                        ahead.Enqueue(rows.Current);
                    more = true;
                    break;
                }
                await sheet.RowAsync(ahead.TryDequeue(out var looked) ? looked : rows.Current, cancel);
            }
            await sheet.EndAsync();
        } while (more);
        foreach (var (path, text) in XlsxParts.Of(name, sheets))
        {
            await using var part = await EntryAsync(zip, path, cancel);
            await part.WriteAsync(text, cancel);
        }
    }

    private static Task<Stream> EntryAsync(ZipArchive zip, string path, CancellationToken cancel) =>
        zip.CreateEntry(path, CompressionLevel.Fastest).OpenAsync(cancel);
}
