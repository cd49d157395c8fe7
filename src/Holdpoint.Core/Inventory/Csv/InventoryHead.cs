namespace Holdpoint.Core.Inventory.Csv;

/// <summary>The beginning of an inventory file: its columns and a few rows, as they are written.</summary>
/// <param name="Headers">The header cells; empty where there is no header that can be read.</param>
/// <param name="Rows">The first rows that can be read, cell by cell.</param>
/// <param name="Delimiter">The delimiter found: comma, semicolon or tab.</param>
/// <param name="Trouble">Why it cannot be read as a table; null where it can.</param>
public sealed record InventoryHead(
    IReadOnlyList<string> Headers,
    IReadOnlyList<IReadOnlyList<string>> Rows,
    char Delimiter,
    string? Trouble
);
