namespace Holdpoint.Core.Inventory.Identity;

/// <summary>
/// Reads the tables that ship inside the assembly: a row a line, cells between bars, <c>#</c> begins a remark. Empty
/// cells stay empty; the first row names the columns.
/// </summary>
internal static class TableText
{
    /// <summary>The rows of a table without its heading.</summary>
    /// <exception cref="InvalidOperationException">The table is not in the assembly: the build is broken.</exception>
    internal static IReadOnlyList<string[]> Shipped(string name)
    {
        var assembly = typeof(TableText).Assembly;
        using var stream =
            assembly.GetManifestResourceStream($"Holdpoint.Core.Inventory.Identity.Data.{name}")
            ?? throw new InvalidOperationException($"the table {name} is not in the assembly");
        using var reader = new StreamReader(stream);
        return Read(reader.ReadToEnd());
    }

    /// <summary>The rows of a table without its heading.</summary>
    internal static IReadOnlyList<string[]> Read(string text)
    {
        var rows = new List<string[]>();
        foreach (var line in text.Split('\n'))
        {
            var row = line.Trim();
            if (row.Length > 0 && row[0] != '#')
                rows.Add(row.Split('|', StringSplitOptions.TrimEntries));
        }
        return rows.Count == 0 ? rows : rows.GetRange(1, rows.Count - 1);
    }

    /// <summary>The values of a cell that holds several, separated by semicolons.</summary>
    internal static string[] Several(string cell) =>
        cell.Split(';', StringSplitOptions.TrimEntries | StringSplitOptions.RemoveEmptyEntries);
}
