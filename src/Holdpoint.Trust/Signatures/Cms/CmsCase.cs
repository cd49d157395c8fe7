using Holdpoint.Trust.Signatures.Certificates;

namespace Holdpoint.Trust.Signatures.Cms;

/// <summary>A signer of a message together with what is known of the content: everything that is to be judged.</summary>
internal sealed record CmsCase
{
    /// <summary>As <see cref="SignatureEntry.Kind"/>.</summary>
    public required string Kind { get; init; }

    /// <summary>As <see cref="SignatureEntry.Place"/>.</summary>
    public required string Place { get; init; }

    /// <summary>The file's format, as policy rows name it.</summary>
    public required string Format { get; init; }
    public required CmsSigner Signer { get; init; }
    public required IReadOnlyList<Certificate> Certificates { get; init; }

    /// <summary>The content type that must be signed; null for countersignatures.</summary>
    public string? ContentType { get; init; }

    /// <summary>The content's digest with the signer's algorithm; null where it could not be taken.</summary>
    public byte[]? ContentDigest { get; init; }
    public required ChainPurpose Purpose { get; init; }

    /// <summary>Digests inside the content that must be strong too, for example that of Authenticode's indirect data.</summary>
    public IReadOnlyList<DigestKind> InnerDigests { get; init; } = [];

    /// <summary>The file's SHA-256 where it was taken: exceptions for weak digests name it.</summary>
    public string? FileSha256 { get; init; }
}
