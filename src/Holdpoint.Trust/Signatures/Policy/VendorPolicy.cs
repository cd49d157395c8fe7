namespace Holdpoint.Trust.Signatures.Policy;

/// <summary>Who may sign, with what, until when: data, versioned, never code.</summary>
public sealed record VendorPolicy
{
    /// <summary>A policy without rows: nobody is named.</summary>
    public static readonly VendorPolicy None = new();

    /// <summary>Counts up with every change.</summary>
    public int Version { get; init; }

    /// <summary>Pinned authorities.</summary>
    public IReadOnlyList<AnchorRow> Anchors { get; init; } = [];

    /// <summary>Publishers with certificates.</summary>
    public IReadOnlyList<PublisherRow> Publishers { get; init; } = [];

    /// <summary>Publishers with OpenPGP and minisign keys.</summary>
    public IReadOnlyList<KeyRow> Keys { get; init; } = [];

    /// <summary>Dated permissions for weak digests.</summary>
    public IReadOnlyList<WeakDigestRow> Exceptions { get; init; } = [];

    /// <summary>Vendors whose publishers nobody has pinned yet: the first file of each needs two persons.</summary>
    public IReadOnlyList<string> VendorsWithoutPins { get; init; } = [];

    /// <summary>True where a certificate without a revocation list at hand is refused.</summary>
    public bool DemandsRevocationLists { get; init; }

    /// <summary>True where a certificate's signature without a trusted timestamp is refused.</summary>
    public bool DemandsTimestamp { get; init; }

    /// <summary>True where the policy says who may sign with a certificate.</summary>
    public bool NamesPublishers => Publishers.Count > 0;
}
