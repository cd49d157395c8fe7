namespace Holdpoint.Csaf.Provider.Transport;

/// <summary>What to fetch.</summary>
/// <param name="Address">An https (or, where allowed, http) URL; on a medium also a file URL.</param>
/// <param name="MaxBytes">Most bytes that are taken, after decompression.</param>
public sealed record FetchRequest(Uri Address, int MaxBytes)
{
    /// <summary>The entity tag of the copy at hand; makes the request conditional.</summary>
    public string? ETag { get; init; }

    /// <summary>The modification time of the copy at hand; makes the request conditional.</summary>
    public DateTimeOffset? LastModified { get; init; }

    internal bool IsConditional => ETag is not null || LastModified is not null;
}
