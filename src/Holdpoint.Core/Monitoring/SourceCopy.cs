namespace Holdpoint.Core.Monitoring;

/// <summary>What a server said of the copy that is at hand, so that the next look need not fetch it again.</summary>
/// <param name="ETag">Its entity tag; null where it has none.</param>
/// <param name="LastModified">Its modification time (UTC); null where it has none.</param>
/// <param name="FetchedAt">When it was last received whole (UTC).</param>
public sealed record SourceCopy(string? ETag, DateTimeOffset? LastModified, DateTimeOffset FetchedAt);
