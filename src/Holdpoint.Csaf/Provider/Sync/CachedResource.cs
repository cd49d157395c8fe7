namespace Holdpoint.Csaf.Provider.Sync;

/// <summary>A listing or key kept from an earlier check, to be asked for conditionally.</summary>
/// <param name="Address">Its URL.</param>
/// <param name="ETag">Its entity tag.</param>
/// <param name="LastModified">Its modification time.</param>
/// <param name="FetchedAt">When the whole body was last received (UTC).</param>
/// <param name="Body">The body.</param>
public sealed record CachedResource(
    string Address,
    string? ETag,
    DateTimeOffset? LastModified,
    DateTimeOffset FetchedAt,
    byte[] Body
);
