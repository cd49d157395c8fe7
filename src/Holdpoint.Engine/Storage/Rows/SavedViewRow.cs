namespace Holdpoint.Engine.Storage.Rows;

/// <summary>Filters of a table that a person named.</summary>
internal sealed class SavedViewRow
{
    public long Id { get; set; }
    public required string Person { get; set; }

    /// <summary>The table, such as "worklist".</summary>
    public required string Place { get; set; }
    public required string Name { get; set; }

    /// <summary>The filters as the query of the page's address, without the question mark.</summary>
    public required string Query { get; set; }
    public DateTimeOffset SavedAt { get; set; }
}
