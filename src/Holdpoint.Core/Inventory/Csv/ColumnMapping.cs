namespace Holdpoint.Core.Inventory.Csv;

/// <summary>A column of a file, and what it is read as.</summary>
/// <param name="Header">The header cell, as it is written.</param>
/// <param name="Column">The inventory column's name; null where the file's column is left out.</param>
public sealed record MappedColumn(string Header, string? Column);

/// <summary>Something that stands against a mapping, or is worth knowing of it.</summary>
/// <param name="Code">Stable identifier: unknown-target, mapped-twice, asset-missing, identifying-missing, site-missing.</param>
/// <param name="Text">One plain sentence.</param>
/// <param name="IsRefusal">False where the file can be read all the same.</param>
public sealed record MappingProblem(string Code, string Text, bool IsRefusal);

/// <summary>
/// Which column of a file is which column of the inventory. Proposed from the headers: what was chosen for the same header
/// before comes first, then the inventory's own names, then words that people and other tools use for them.
/// </summary>
/// <param name="Columns">The file's columns, in their order.</param>
public sealed record ColumnMapping(IReadOnlyList<MappedColumn> Columns)
{
    /// <summary>The inventory's columns, in the order in which they are written.</summary>
    public static IReadOnlyList<string> Targets => InventoryColumns.Names;

    /// <summary>Proposes a mapping.</summary>
    /// <param name="headers">The file's header cells.</param>
    /// <param name="former">The mapping of an earlier file of the same origin; null where there is none.</param>
    public static ColumnMapping Propose(IReadOnlyList<string> headers, ColumnMapping? former = null)
    {
        ArgumentNullException.ThrowIfNull(headers);
        var chosen = new string?[headers.Count];
        var settled = new bool[headers.Count];
        var taken = new HashSet<string>(StringComparer.Ordinal);
        foreach (var before in former?.Columns ?? [])
        {
            var at = headers
                .Index()
                .Where(one => !settled[one.Index] && SameHeader(one.Item, before.Header))
                .Select(one => (int?)one.Index)
                .FirstOrDefault();
            // A column that was left out on purpose is left out again.
            if (at is not { } found || (before.Column is { } column && !taken.Add(column)))
                continue;
            (chosen[found], settled[found]) = (before.Column, true);
        }
        foreach (var (target, names) in ColumnSynonyms.Ranked)
        {
            if (taken.Contains(target))
                continue;
            var best = headers
                .Index()
                .Where(one => !settled[one.Index])
                .Select(one => (one.Index, Rank: names.IndexOf(ColumnSynonyms.Fold(one.Item))))
                .Where(one => one.Rank >= 0)
                .OrderBy(one => one.Rank)
                .FirstOrDefault((Index: -1, Rank: -1));
            if (best.Index < 0)
                continue;
            (chosen[best.Index], settled[best.Index]) = (target, true);
            taken.Add(target);
        }
        return new([.. headers.Select((header, at) => new MappedColumn(header, chosen[at]))]);
    }

    /// <summary>The same mapping with one header read as something else; a column that had this meaning loses it.</summary>
    /// <returns>The mapping; null where the file has no such header.</returns>
    public ColumnMapping? With(string header, string? column)
    {
        ArgumentNullException.ThrowIfNull(header);
        if (!Columns.Any(one => SameHeader(one.Header, header)))
            return null;
        return new([
            .. Columns.Select(one =>
                SameHeader(one.Header, header) ? one with { Column = column }
                : column is not null && one.Column == column ? one with { Column = null }
                : one
            ),
        ]);
    }

    /// <summary>Everything that is to be said of it; without a refusal the file can be read.</summary>
    public IReadOnlyList<MappingProblem> Problems()
    {
        var found = new List<MappingProblem>();
        foreach (var one in Columns)
        {
            if (one.Column is { } column && !Targets.Contains(column, StringComparer.Ordinal))
                found.Add(
                    new(
                        "unknown-target",
                        $"\"{column}\", chosen for \"{one.Header}\", is no column of an inventory.",
                        true
                    )
                );
        }
        foreach (
            var group in Columns
                .Where(one => one.Column is not null)
                .GroupBy(one => one.Column, StringComparer.Ordinal)
        )
        {
            var headers = group.Select(one => $"\"{one.Header}\"").ToList();
            if (headers.Count > 1)
                found.Add(
                    new(
                        "mapped-twice",
                        $"{string.Join(" and ", headers)} are both read as {group.Key}; only one can be.",
                        true
                    )
                );
        }
        var targets = Columns.Select(one => one.Column).ToHashSet(StringComparer.Ordinal);
        if (!targets.Contains(InventoryColumns.Names[(int)InventoryColumn.Asset]))
            found.Add(
                new(
                    "asset-missing",
                    "No column is read as asset: the site's own identifier of each asset is needed.",
                    true
                )
            );
        if (!InventoryColumns.Identifying.Any(one => targets.Contains(InventoryColumns.Names[(int)one])))
            found.Add(
                new(
                    "identifying-missing",
                    "No column is read as product, order_number, serial_number, cpe or purl: nothing could be matched.",
                    true
                )
            );
        if (!targets.Contains(InventoryColumns.Names[(int)InventoryColumn.Version]))
            found.Add(
                new(
                    "version-missing",
                    "No column is read as version: most advisories will be a question to a person.",
                    false
                )
            );
        return found;
    }

    /// <summary>What the field of the file at this place is read as.</summary>
    internal InventoryColumn? ColumnOf(int field) =>
        field < Columns.Count && Columns[field].Column is { } name ? InventoryColumns.Find(name) : null;

    private static bool SameHeader(string one, string other) =>
        string.Equals(one.Trim(), other.Trim(), StringComparison.OrdinalIgnoreCase);
}
