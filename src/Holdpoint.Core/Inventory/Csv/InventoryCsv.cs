namespace Holdpoint.Core.Inventory.Csv;

/// <summary>
/// The inventory as a table of text. Header row with the columns
/// <c>site,zone,asset,name,type,vendor,product,order_number,serial_number,version,cpe,purl,ip,mac,criticality,safety,redundancy_group,attributes</c>
/// in any order; only <c>asset</c> and one of product, order_number, serial_number, cpe and purl are required. Several
/// rows with one asset are its components. Delimiter comma, semicolon or tab; see <see cref="CsvEncoding"/> for encodings.
/// </summary>
public static class InventoryCsv
{
    /// <summary>
    /// Reads an inventory. Never throws for what the file holds: what cannot be imported is a diagnostic with its line,
    /// and the rest is imported. The stream is read once, from where it stands, and stays open.
    /// </summary>
    public static InventoryReading Read(Stream stream, InventoryLimits? limits = null) =>
        Read(stream, InventoryReadingRules.Default with { Limits = limits ?? InventoryLimits.Default });

    /// <summary>Reads an inventory with columns that a person mapped, or for one site.</summary>
    public static InventoryReading Read(Stream stream, InventoryReadingRules rules)
    {
        ArgumentNullException.ThrowIfNull(stream);
        ArgumentNullException.ThrowIfNull(rules);
        var encoding = CsvEncoding.Open(stream);
        var builder = new InventoryBuilder(rules);
        var delimiter = Read(encoding.Text, builder);
        if (encoding.ForeignCount > 0)
        {
            builder.Say(
                InventorySeverity.Notice,
                "encoding-mixed",
                0,
                $"{encoding.ForeignCount} bytes are not UTF-8 and were read as Windows-1252; check the letters outside ASCII."
            );
        }
        return builder.Finish(delimiter);
    }

    /// <summary>Reads an inventory from text that is already decoded.</summary>
    public static InventoryReading Read(TextReader text, InventoryLimits? limits = null)
    {
        ArgumentNullException.ThrowIfNull(text);
        var builder = new InventoryBuilder(
            InventoryReadingRules.Default with
            {
                Limits = limits ?? InventoryLimits.Default,
            }
        );
        return builder.Finish(Read(text, builder));
    }

    /// <summary>Reads a file's header and its first rows, for a person who maps its columns.</summary>
    public static InventoryHead Head(Stream stream, int rows)
    {
        ArgumentNullException.ThrowIfNull(stream);
        var limits = InventoryLimits.Default;
        var header = new HeaderPeek(CsvEncoding.Open(stream).Text, limits.RowLength);
        var records = new CsvRecordReader(header.Whole, header.Delimiter, limits);
        var record = records.Read();
        while (record == CsvRecord.Fields && records.IsBlank)
            record = records.Read();
        if (record != CsvRecord.Fields)
        {
            var trouble = record == CsvRecord.End ? "The file is empty." : "The header row cannot be read.";
            return new([], [], header.Delimiter, trouble);
        }
        var headers = Cells(records);
        var first = new List<IReadOnlyList<string>>();
        while (first.Count < rows && (record = records.Read()) != CsvRecord.End)
        {
            if (record == CsvRecord.Fields && !records.IsBlank)
                first.Add(Cells(records));
        }
        return new(headers, first, header.Delimiter, null);
    }

    private static string[] Cells(CsvRecordReader records) =>
        [
            .. Enumerable
                .Range(0, records.Count)
                .Select(field =>
                    SpreadsheetFormula.Unguard(records[field].Trim(" \t\r\n\u00A0\uFEFF")).ToString()
                ),
        ];

    private static char Read(TextReader text, InventoryBuilder builder)
    {
        var header = new HeaderPeek(text, builder.Limits.RowLength);
        var records = new CsvRecordReader(header.Whole, header.Delimiter, builder.Limits);
        var record = records.Read();
        while (record == CsvRecord.Fields && records.IsBlank)
            record = records.Read();
        if (record != CsvRecord.Fields)
        {
            builder.RejectFile(
                record == CsvRecord.End ? "file-empty" : "header-unreadable",
                records.Line,
                record == CsvRecord.End ? "The file is empty." : "The header row cannot be read."
            );
            return header.Delimiter;
        }
        if (!builder.Header(records))
            return header.Delimiter;
        while ((record = records.Read()) != CsvRecord.End)
        {
            if (record == CsvRecord.Fields && records.IsBlank)
                continue;
            if (!builder.Row(record, records))
                break;
        }
        return header.Delimiter;
    }
}
