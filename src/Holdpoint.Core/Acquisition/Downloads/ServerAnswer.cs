namespace Holdpoint.Core.Acquisition.Downloads;

/// <summary>The parts of a server's answer that decide how a download goes on.</summary>
/// <param name="Status">The HTTP status.</param>
/// <param name="Length">Content-Length; null where not told.</param>
/// <param name="RangeFrom">The first byte's place by Content-Range; null without one.</param>
/// <param name="RangeTotal">The whole length by Content-Range; null without one.</param>
/// <param name="ETag">The entity tag as written, weak ones too.</param>
/// <param name="LastModified">Last-Modified as written.</param>
/// <param name="MediaType">The media type without parameters, in lower case.</param>
/// <param name="Encoding">Content-Encoding; null where none.</param>
public sealed record ServerAnswer(
    int Status,
    long? Length,
    long? RangeFrom = null,
    long? RangeTotal = null,
    string? ETag = null,
    string? LastModified = null,
    string? MediaType = null,
    string? Encoding = null
)
{
    /// <summary>The tag where it stands for the very bytes; null for a weak one.</summary>
    public string? StrongTag => ETag?.StartsWith("W/", StringComparison.Ordinal) == true ? null : ETag;

    /// <summary>The whole file's length as far as told.</summary>
    public long? Total => Status == 206 ? RangeTotal : Length;
}
