namespace Holdpoint.Csaf.Provider.Sync;

/// <summary>The revision of a document that passed every check and is in force.</summary>
public sealed record AcceptedRevision
{
    /// <summary>SHA-256 of its bytes in lower-case hex.</summary>
    public required string Sha256 { get; init; }

    /// <summary>Its length in bytes.</summary>
    public long Size { get; init; }

    /// <summary><c>/document/tracking/id</c>.</summary>
    public required string TrackingId { get; init; }

    /// <summary><c>/document/tracking/version</c>.</summary>
    public required string Version { get; init; }

    /// <summary><c>/document/tracking/current_release_date</c>.</summary>
    public DateTimeOffset CurrentRelease { get; init; }

    /// <summary>Year of the first release: the folder it lies in (CSAF §7.1.11).</summary>
    public int Year { get; init; }

    /// <summary>Its own label, or its distribution's where it has none.</summary>
    public TlpLabel Tlp { get; init; }

    /// <summary>Where it came from.</summary>
    public string Address { get; init; } = "";

    /// <summary>The listing's time; null where the listing tells none.</summary>
    public DateTimeOffset? ListedUpdated { get; init; }

    /// <summary>Entity tag and modification time of the download, for asking again where the listing tells no times.</summary>
    public string? ETag { get; init; }

    /// <summary>See <see cref="ETag"/>.</summary>
    public DateTimeOffset? LastModified { get; init; }

    /// <summary>The hash files that agreed: <c>sha512</c>, <c>sha256</c>, both with a plus, or <c>none</c>.</summary>
    public string Hash { get; init; } = "none";

    /// <summary>Fingerprint of the key whose signature was valid; null when it is not signed.</summary>
    public string? SignedBy { get; init; }

    /// <summary>When it was accepted (UTC).</summary>
    public DateTimeOffset AcceptedAt { get; init; }
}
