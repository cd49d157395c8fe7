using System.ComponentModel;
using Holdpoint.Core.Inventory.Csv;
using Holdpoint.Engine.Inventory;

namespace Holdpoint.Server.Endpoints.Inventory;

/// <summary>An inventory's file that was taken over.</summary>
/// <param name="File">What names it in the next step; good for a week.</param>
/// <param name="Site">The one site that it is for; null takes each row as it says.</param>
/// <param name="Delimiter">The delimiter that was found.</param>
/// <param name="Columns">The file's columns, with what each is proposed to be read as.</param>
/// <param name="Rows">The first rows.</param>
/// <param name="Problems">What is to be said of the proposal.</param>
internal sealed record KeptFile(
    string File,
    string? Site,
    string Delimiter,
    IReadOnlyList<MappedColumn> Columns,
    IReadOnlyList<IReadOnlyList<string>> Rows,
    IReadOnlyList<MappingProblem> Problems
);

/// <summary>What is to be looked at.</summary>
/// <param name="File">The file, as POST /inventory/files named it.</param>
internal sealed record NewPreview([property: Description("As POST /inventory/files named it.")] string File)
{
    /// <summary>The file's columns as POST /inventory/files gave them, changed; left out for what was proposed.</summary>
    public IReadOnlyList<MappedColumn>? Columns { get; init; }
}

/// <summary>What is to be taken in.</summary>
internal sealed record ImportAsk
{
    /// <summary>True to take away assets of the same sites that the file does not name.</summary>
    public bool RemoveMissing { get; init; }
}

/// <summary>What an import would do.</summary>
/// <param name="Id">The preview, and the job that looked.</param>
/// <param name="Origin">What people call the file.</param>
/// <param name="Site">The one site that it is for; null takes each row as it says.</param>
/// <param name="Columns">Which column is which.</param>
/// <param name="Figures">What it would do; null while the job is not done.</param>
internal sealed record PreviewBody(
    long Id,
    string Origin,
    string? Site,
    IReadOnlyList<MappedColumn> Columns,
    PreviewFigures? Figures
)
{
    /// <summary>A preview.</summary>
    public static PreviewBody Of(InventoryDraft draft) =>
        new(
            draft.Job.Id,
            draft.Origin,
            draft.Site,
            draft.Mapping?.Columns ?? [],
            draft.Preview is { } found
                ? new(
                    found.Rows,
                    found.RejectedRows,
                    found.Assets,
                    found.Components,
                    found.Added,
                    found.Changed,
                    found.Unchanged,
                    found.Gone,
                    found.Sites,
                    found.IsComplete
                )
                : null
        );
}

/// <summary>What an import would do, in figures.</summary>
/// <param name="Rows">Rows after the header.</param>
/// <param name="RejectedRows">Rows of these that would not be imported.</param>
/// <param name="Assets">Assets that would be imported.</param>
/// <param name="Components">Their components.</param>
/// <param name="Added">Assets that are not known.</param>
/// <param name="Changed">Assets of which something is different.</param>
/// <param name="Unchanged">Assets that are as they were.</param>
/// <param name="Gone">Assets of the same sites that the file does not name.</param>
/// <param name="Sites">The sites.</param>
/// <param name="IsComplete">Whether the file could be read to its end.</param>
internal sealed record PreviewFigures(
    long Rows,
    long RejectedRows,
    int Assets,
    int Components,
    int Added,
    int Changed,
    int Unchanged,
    int Gone,
    IReadOnlyList<string> Sites,
    bool IsComplete
);
