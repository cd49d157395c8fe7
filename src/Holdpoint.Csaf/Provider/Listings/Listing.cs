namespace Holdpoint.Csaf.Provider.Listings;

/// <summary>What one listing file says.</summary>
public sealed record Listing
{
    /// <summary>Its documents, in the order given.</summary>
    public IReadOnlyList<ListedDocument> Documents { get; init; } = [];

    /// <summary>Its own word on its age.</summary>
    public DateTimeOffset? Updated { get; init; }

    /// <summary>The following page of a feed (RFC 5005); null at the end.</summary>
    public Uri? Next { get; init; }
}
