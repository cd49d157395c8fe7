namespace Holdpoint.Csaf.Provider.Sync;

/// <summary>The first line of a kept resource; its body follows.</summary>
internal sealed record CachedHead(
    string Address,
    string? ETag,
    DateTimeOffset? LastModified,
    DateTimeOffset FetchedAt,
    string Sha256
);
