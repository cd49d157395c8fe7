namespace Holdpoint.Core.Inventory.Csv;

/// <summary>What an inventory file may demand of us; everything beyond is reported and left out.</summary>
public sealed record InventoryLimits
{
    /// <summary>The limits in use when none are given.</summary>
    public static InventoryLimits Default { get; } = new();

    /// <summary>Characters of one row, with its quotes; from 1,024. A quote that is never closed is noticed here.</summary>
    public int RowLength { get; init; } = 64 * 1024;

    /// <summary>Characters of one field.</summary>
    public int FieldLength { get; init; } = 4 * 1024;

    /// <summary>Columns of one row.</summary>
    public int Columns { get; init; } = 256;

    /// <summary>Rows of one file.</summary>
    public int Rows { get; init; } = 5_000_000;

    /// <summary>Components of one asset.</summary>
    public int ComponentsPerAsset { get; init; } = 10_000;

    /// <summary>Diagnostics that are kept one by one; beyond them they are only counted.</summary>
    public int Diagnostics { get; init; } = 100_000;
}
