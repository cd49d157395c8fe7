namespace Holdpoint.Core.Acquisition.Downloads;

/// <summary>What is there of a download that was interrupted.</summary>
/// <param name="Address">The address that was asked for.</param>
/// <param name="Bytes">Bytes that are on the medium for certain.</param>
/// <param name="Total">The announced length; null where the server told none.</param>
/// <param name="ETag">The strong entity tag of what these bytes belong to; null where there was none.</param>
/// <param name="LastModified">The Last-Modified text of it; null where there was none.</param>
public sealed record PartialDownload(
    string Address,
    long Bytes,
    long? Total,
    string? ETag,
    string? LastModified
)
{
    /// <summary>
    /// What must still hold for the rest to belong to the beginning (If-Range, RFC 9110 §13.1.5); null where nothing can vouch
    /// for it, so that the file is fetched anew.
    /// </summary>
    public string? Validator => ETag ?? LastModified;
}
