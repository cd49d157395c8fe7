using System.Collections.Frozen;

namespace Holdpoint.Core.Inventory.Csv;

/// <summary>The columns of an inventory file, in the order in which they are written.</summary>
internal enum InventoryColumn
{
    Site,
    Zone,
    Asset,
    Name,
    Type,
    Vendor,
    Product,
    OrderNumber,
    SerialNumber,
    Version,
    Cpe,
    Purl,
    Ip,
    Mac,
    Criticality,
    Safety,
    RedundancyGroup,
    Attributes,
}

/// <summary>The columns' names in a header row.</summary>
internal static class InventoryColumns
{
    /// <summary>The names, by column.</summary>
    public static string[] Names { get; } =
    [
        "site",
        "zone",
        "asset",
        "name",
        "type",
        "vendor",
        "product",
        "order_number",
        "serial_number",
        "version",
        "cpe",
        "purl",
        "ip",
        "mac",
        "criticality",
        "safety",
        "redundancy_group",
        "attributes",
    ];

    /// <summary>One of these must be there, or no advisory can be matched.</summary>
    public static InventoryColumn[] Identifying { get; } =
    [
        InventoryColumn.Product,
        InventoryColumn.OrderNumber,
        InventoryColumn.SerialNumber,
        InventoryColumn.Cpe,
        InventoryColumn.Purl,
    ];

    private static readonly FrozenDictionary<string, InventoryColumn> ByName = Names
        .Select((name, at) => (name, column: (InventoryColumn)at))
        .ToFrozenDictionary(pair => pair.name, pair => pair.column, StringComparer.Ordinal);

    /// <summary>The column of a header cell: letter case, blanks and hyphens do not matter.</summary>
    public static InventoryColumn? Find(string header)
    {
        var folded = header.Trim().ToLowerInvariant().Replace(' ', '_').Replace('-', '_');
        return ByName.TryGetValue(folded, out var column) ? column : null;
    }

    /// <summary>Whether it hardly ever repeats, so that its values are not worth remembering.</summary>
    public static bool IsOfOneUnit(InventoryColumn column) =>
        column
            is InventoryColumn.Asset
                or InventoryColumn.SerialNumber
                or InventoryColumn.Ip
                or InventoryColumn.Mac;
}
