namespace Holdpoint.Core.Inventory.Csv;

/// <summary>How much of the file a diagnostic costs.</summary>
public enum InventorySeverity
{
    /// <summary>Worth knowing; everything was imported.</summary>
    Notice,

    /// <summary>A part of the row was left out or of two values one was taken; the rest of the row was imported.</summary>
    Warning,

    /// <summary>The row was not imported.</summary>
    RowRejected,

    /// <summary>The file cannot be read as an inventory; nothing was imported, or nothing after this line.</summary>
    FileRejected,
}

/// <summary>Something to be said of an inventory file, and where.</summary>
/// <param name="Severity">What it costs.</param>
/// <param name="Code">Stable identifier, for example "asset-missing".</param>
/// <param name="Line">Line of the file, from 1; 0 when it is about the file as a whole.</param>
/// <param name="Column">Field of the row, from 1; 0 when it is about the row as a whole.</param>
/// <param name="ColumnName">The column's name, where it has one.</param>
/// <param name="Text">One plain sentence.</param>
public sealed record InventoryDiagnostic(
    InventorySeverity Severity,
    string Code,
    long Line,
    int Column,
    string? ColumnName,
    string Text
);
