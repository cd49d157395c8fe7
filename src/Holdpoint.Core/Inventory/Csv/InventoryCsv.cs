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
    public static InventoryReading Read(Stream stream, InventoryLimits? limits = null)
    {
        ArgumentNullException.ThrowIfNull(stream);
        var encoding = CsvEncoding.Open(stream);
        var builder = new InventoryBuilder(limits ?? InventoryLimits.Default);
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
        var builder = new InventoryBuilder(limits ?? InventoryLimits.Default);
        return builder.Finish(Read(text, builder));
    }

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
