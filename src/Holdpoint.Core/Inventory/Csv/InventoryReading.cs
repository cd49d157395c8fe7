namespace Holdpoint.Core.Inventory.Csv;

/// <summary>What came out of an inventory file.</summary>
public sealed record InventoryReading
{
    /// <summary>The assets, in the order of their first row.</summary>
    public required IReadOnlyList<Asset> Assets { get; init; }

    /// <summary>Everything to be said of the file, in its order; at most <see cref="InventoryLimits.Diagnostics"/>.</summary>
    public required IReadOnlyList<InventoryDiagnostic> Diagnostics { get; init; }

    /// <summary>Diagnostics beyond the limit, which were only counted.</summary>
    public required long DiagnosticsLeftOut { get; init; }

    /// <summary>Rows after the header, without empty lines.</summary>
    public required long Rows { get; init; }

    /// <summary>Rows of these that were not imported.</summary>
    public required long RejectedRows { get; init; }

    /// <summary>The delimiter found: comma, semicolon or tab.</summary>
    public required char Delimiter { get; init; }

    /// <summary>True when the file could be read as an inventory to its end.</summary>
    public required bool IsComplete { get; init; }
}
