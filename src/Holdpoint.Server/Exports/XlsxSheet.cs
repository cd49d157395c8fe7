using System.Globalization;
using System.Text;
using System.Xml;

namespace Holdpoint.Server.Exports;

/// <summary>One sheet of a workbook, written row by row: a head that stays in sight, and filters on it.</summary>
internal sealed class XlsxSheet(Stream to) : IAsyncDisposable
{
    private const string Namespace = "http://schemas.openxmlformats.org/spreadsheetml/2006/main";

    /// <summary>Characters of one cell.</summary>
    private const int CellLength = 32_767;

    private const int FlushRows = 500;
    private const int NarrowestColumn = 8;
    private const int WidestColumn = 60;

    private readonly XmlWriter _xml = XmlWriter.Create(
        to,
        new() { Async = true, Encoding = new UTF8Encoding(false) }
    );

    private int _columns;

    /// <summary>Rows that were written, the head included.</summary>
    public int Rows { get; private set; }

    /// <summary>How wide columns with this content have to be, in characters.</summary>
    public static IReadOnlyList<int> Widths(IReadOnlyList<string> columns, IEnumerable<object?[]> rows)
    {
        var widths = columns.Select(column => column.Length + 4).ToArray();
        foreach (var row in rows)
        {
            for (var at = 0; at < widths.Length; at++)
                widths[at] = Math.Max(widths[at], ExportText.Of(row[at]).Length + 2);
        }
        return [.. widths.Select(width => Math.Clamp(width, NarrowestColumn, WidestColumn))];
    }

    /// <summary>Writes everything before the rows, and the head.</summary>
    public async Task BeginAsync(IReadOnlyList<string> columns, IReadOnlyList<int> widths)
    {
        _columns = columns.Count;
        await _xml.WriteStartDocumentAsync(true);
        _xml.WriteStartElement("worksheet", Namespace);
        _xml.WriteStartElement("sheetViews");
        _xml.WriteStartElement("sheetView");
        _xml.WriteAttributeString("workbookViewId", "0");
        _xml.WriteStartElement("pane");
        _xml.WriteAttributeString("ySplit", "1");
        _xml.WriteAttributeString("topLeftCell", "A2");
        _xml.WriteAttributeString("activePane", "bottomLeft");
        _xml.WriteAttributeString("state", "frozen");
        _xml.WriteEndElement();
        _xml.WriteEndElement();
        _xml.WriteEndElement();
        _xml.WriteStartElement("cols");
        foreach (var (width, at) in widths.Select((width, at) => (width, Number(at + 1))))
        {
            _xml.WriteStartElement("col");
            _xml.WriteAttributeString("min", at);
            _xml.WriteAttributeString("max", at);
            _xml.WriteAttributeString("width", Number(width));
            _xml.WriteAttributeString("customWidth", "1");
            _xml.WriteEndElement();
        }
        _xml.WriteEndElement();
        _xml.WriteStartElement("sheetData");
        Row(columns, XlsxParts.HeadStyle);
    }

    /// <summary>Writes a row.</summary>
    public async Task RowAsync(object?[] row, CancellationToken cancel)
    {
        Row(row, null);
        if (Rows % FlushRows != 0)
            return;
        cancel.ThrowIfCancellationRequested();
        await _xml.FlushAsync();
    }

    /// <summary>Writes everything after the rows.</summary>
    public async Task EndAsync()
    {
        _xml.WriteEndElement();
        _xml.WriteStartElement("autoFilter");
        _xml.WriteAttributeString("ref", $"A1:{Column(_columns - 1)}{Number(Rows)}");
        _xml.WriteEndElement();
        _xml.WriteEndElement();
        await _xml.FlushAsync();
    }

    public ValueTask DisposeAsync() => _xml.DisposeAsync();

    private void Row(IReadOnlyList<object?> row, string? style)
    {
        var number = Number(++Rows);
        _xml.WriteStartElement("row");
        _xml.WriteAttributeString("r", number);
        for (var at = 0; at < row.Count; at++)
        {
            if (ExportText.Of(row[at]) is not { Length: > 0 } text)
                continue;
            _xml.WriteStartElement("c");
            _xml.WriteAttributeString("r", Column(at) + number);
            if (style is not null)
                _xml.WriteAttributeString("s", style);
            if (row[at] is string or DateOnly)
                Text(text);
            else
                _xml.WriteElementString("v", text);
            _xml.WriteEndElement();
        }
        _xml.WriteEndElement();
    }

    private void Text(string text)
    {
        _xml.WriteAttributeString("t", "inlineStr");
        _xml.WriteStartElement("is");
        _xml.WriteStartElement("t");
        _xml.WriteAttributeString("xml", "space", null, "preserve");
        _xml.WriteString(Allowed(text.Length > CellLength ? text[..(CellLength - 1)] + "…" : text));
        _xml.WriteEndElement();
        _xml.WriteEndElement();
    }

    // XML has no place for some characters, such as a bell; and no half of a pair.
    private static string Allowed(string text)
    {
        StringBuilder? kept = null;
        for (var at = 0; at < text.Length; at++)
        {
            var isPair =
                char.IsHighSurrogate(text[at]) && at + 1 < text.Length && char.IsLowSurrogate(text[at + 1]);
            if (isPair)
            {
                kept?.Append(text, at, 2);
                at++;
            }
            else if (XmlConvert.IsXmlChar(text[at]))
            {
                kept?.Append(text[at]);
            }
            else
            {
                (kept ??= new StringBuilder(text, 0, at, text.Length)).Append('\uFFFD');
            }
        }
        return kept?.ToString() ?? text;
    }

    // A, B … Z, AA.
    private static string Column(int at) => (at >= 26 ? Column((at / 26) - 1) : "") + (char)('A' + (at % 26));

    private static string Number(int number) => number.ToString(CultureInfo.InvariantCulture);
}
