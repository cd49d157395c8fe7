using System.Buffers;

namespace Holdpoint.Core.Inventory.Csv;

/// <summary>
/// Writes an inventory that <see cref="InventoryCsv"/> reads back as the same assets. Values that a spreadsheet would
/// run as a formula are written with an apostrophe in front, which the import takes away again.
/// </summary>
public static class InventoryCsvWriter
{
    private static readonly SearchValues<char> Quoted = SearchValues.Create(",;\t\r\n\"");

    /// <summary>Writes the header and one row per component; the asset's address and weight stand in its first row.</summary>
    public static void Write(TextWriter to, IEnumerable<Asset> assets)
    {
        ArgumentNullException.ThrowIfNull(to);
        ArgumentNullException.ThrowIfNull(assets);
        to.Write(string.Join(',', InventoryColumns.Names));
        to.Write('\n');
        var row = new string?[InventoryColumns.Names.Length];
        foreach (var asset in assets)
        {
            var first = true;
            foreach (var component in asset.Components)
            {
                Fill(row, asset, component, first);
                WriteRow(to, row);
                first = false;
            }
        }
    }

    private static void Fill(string?[] row, Asset asset, Component component, bool first)
    {
        void Set(InventoryColumn column, string? value) => row[(int)column] = value;
        Set(InventoryColumn.Site, asset.Site);
        Set(InventoryColumn.Asset, asset.Id);
        Set(InventoryColumn.Zone, asset.Zone);
        Set(InventoryColumn.Ip, first ? asset.Ip : null);
        Set(InventoryColumn.Mac, first ? asset.Mac : null);
        Set(InventoryColumn.Criticality, first ? asset.Criticality : null);
        Set(InventoryColumn.Safety, first ? asset.Safety : null);
        Set(InventoryColumn.RedundancyGroup, first ? asset.RedundancyGroup : null);
        Set(InventoryColumn.Name, component.Name);
        Set(InventoryColumn.Type, component.Type);
        Set(InventoryColumn.Vendor, component.Vendor);
        Set(InventoryColumn.Product, component.Product);
        Set(InventoryColumn.OrderNumber, component.OrderNumber);
        Set(InventoryColumn.SerialNumber, component.SerialNumber);
        Set(InventoryColumn.Version, component.Version);
        Set(InventoryColumn.Cpe, component.Cpe);
        Set(InventoryColumn.Purl, component.Purl);
        Set(
            InventoryColumn.Attributes,
            component.Attributes.Count == 0 ? null : component.Attributes.ToString()
        );
    }

    private static void WriteRow(TextWriter to, string?[] row)
    {
        for (var at = 0; at < row.Length; at++)
        {
            if (at > 0)
                to.Write(',');
            if (row[at] is not { Length: > 0 } value)
                continue;
            value = SpreadsheetFormula.Guard(value);
            if (value.AsSpan().IndexOfAny(Quoted) < 0)
                to.Write(value);
            else
                to.Write($"\"{value.Replace("\"", "\"\"", StringComparison.Ordinal)}\"");
        }
        to.Write('\n');
    }
}
