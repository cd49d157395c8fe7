namespace Holdpoint.Core.Inventory.Csv;

/// <summary>How an inventory file is to be read.</summary>
public sealed record InventoryReadingRules
{
    /// <summary>The file's own column names, every site, the limits in use.</summary>
    public static InventoryReadingRules Default { get; } = new();

    /// <summary>What the file may demand of us.</summary>
    public InventoryLimits Limits { get; init; } = InventoryLimits.Default;

    /// <summary>Which column is which; null where the headers are the inventory's own names.</summary>
    public ColumnMapping? Mapping { get; init; }

    /// <summary>
    /// The one site that the file is for: rows that name none are of it, rows that name another are rejected. Null takes every
    /// row as it says.
    /// </summary>
    public string? Site { get; init; }
}
