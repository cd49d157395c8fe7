using Holdpoint.Core.Inventory;
using Holdpoint.Core.Inventory.Csv;
using Holdpoint.Engine.Jobs;

namespace Holdpoint.Engine.Inventory;

/// <summary>What an import would do to an asset.</summary>
public enum InventoryMoveKind
{
    /// <summary>It was not known.</summary>
    Added,

    /// <summary>Something is said otherwise of it.</summary>
    Changed,

    /// <summary>The file does not name it, and it is of one of the file's sites.</summary>
    Gone,
}

/// <summary>An asset that an import would change.</summary>
/// <param name="Kind">How.</param>
/// <param name="Site">Its site.</param>
/// <param name="Tag">The site's identifier.</param>
/// <param name="Components">What the file says of its components, in words; empty where it is gone.</param>
/// <param name="Changes">What is different, where it changed.</param>
public sealed record InventoryMove(
    InventoryMoveKind Kind,
    string Site,
    string Tag,
    IReadOnlyList<string> Components,
    IReadOnlyList<AssetChange> Changes
);

/// <summary>What an import would do. Nothing was written.</summary>
public sealed record InventoryPreview
{
    /// <summary>Rows after the header, without empty lines.</summary>
    public required long Rows { get; init; }

    /// <summary>Rows of these that would not be imported.</summary>
    public required long RejectedRows { get; init; }

    /// <summary>Assets that would be imported.</summary>
    public required int Assets { get; init; }

    /// <summary>Their components.</summary>
    public required int Components { get; init; }

    /// <summary>Assets that are not known.</summary>
    public required int Added { get; init; }

    /// <summary>Assets of which something is different.</summary>
    public required int Changed { get; init; }

    /// <summary>Assets that are as they were.</summary>
    public required int Unchanged { get; init; }

    /// <summary>Assets of the same sites that the file does not name.</summary>
    public required int Gone { get; init; }

    /// <summary>The sites, ordered.</summary>
    public required IReadOnlyList<string> Sites { get; init; }

    /// <summary>True when the file could be read as an inventory to its end.</summary>
    public required bool IsComplete { get; init; }

    /// <summary>The first assets as they would be imported.</summary>
    public required IReadOnlyList<InventoryMove> First { get; init; }

    /// <summary>The list of everything to be said of rows.</summary>
    public required JobList Said { get; init; }

    /// <summary>Diagnostics beyond the limit, which were only counted.</summary>
    public required long LeftOut { get; init; }

    /// <summary>The list of assets that would change.</summary>
    public required JobList Moves { get; init; }
}

/// <summary>A list that a job left among its files.</summary>
/// <param name="File">Its name.</param>
/// <param name="Count">How many entries it has.</param>
public sealed record JobList(string File, int Count);

/// <summary>An import that was looked at.</summary>
/// <param name="Job">The job that looked, as it stood when the preview was read: an ended job has its preview, or failed.</param>
/// <param name="File">The kept file.</param>
/// <param name="Origin">The file that a person named.</param>
/// <param name="Site">The one site that it is for; null takes each row as it says.</param>
/// <param name="Mapping">Which column is which.</param>
/// <param name="Preview">What it would do; null while the job is not done.</param>
public sealed record InventoryDraft(
    Job Job,
    string File,
    string Origin,
    string? Site,
    ColumnMapping? Mapping,
    InventoryPreview? Preview
);
