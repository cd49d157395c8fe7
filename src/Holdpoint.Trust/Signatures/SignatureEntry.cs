namespace Holdpoint.Trust.Signatures;

/// <summary>One signature of a file and everything that was found of it.</summary>
public sealed record SignatureEntry
{
    // Nothing is known to be wrong; the key that could tell is not at hand.
    private static readonly string[] Unjudged = ["key", "certificate"];

    /// <summary>"authenticode", "catalogue", "openpgp", "cms", "nuget-author", "nuget-repository", "minisign", "checksum".</summary>
    public required string Kind { get; init; }

    /// <summary>Where it is: "primary", "nested 1", the name of a side file, a header tag.</summary>
    public required string Place { get; init; }

    /// <summary>The verdict on this signature alone.</summary>
    public required SignatureVerdict Verdict { get; init; }

    /// <summary>The rule that decided; "valid" where all hold.</summary>
    public required string Code { get; init; }

    /// <summary>Why, in a sentence.</summary>
    public required string Reason { get; init; }

    /// <summary>
    /// Whether the bytes are the ones that were signed with the named key, whoever that is. Says nothing of trust: a verdict
    /// other than valid with this set means "genuinely signed by somebody whom no policy names".
    /// </summary>
    public bool IntegrityHolds { get; init; }

    /// <summary>True where the bytes do not bear the signature out: somebody changed the one or the other.</summary>
    public bool IsBroken =>
        Verdict == SignatureVerdict.Invalid && !IntegrityHolds && !Unjudged.Contains(Code);

    /// <summary>The digest of the content, for example "sha256"; null where it could not be read.</summary>
    public string? DigestAlgorithm { get; init; }

    /// <summary>The signature's algorithm; null where it could not be read.</summary>
    public string? SignatureAlgorithm { get; init; }

    /// <summary>Who signed: a certificate's subject, an OpenPGP user, a minisign key id; null where unknown.</summary>
    public string? Signer { get; init; }

    /// <summary>SHA-256 of the signer's SubjectPublicKeyInfo, OpenPGP fingerprint or minisign key id, hexadecimal.</summary>
    public string? KeyId { get; init; }

    /// <summary>The vendor whose policy row names the signer; null where none does or no policy was given.</summary>
    public string? Vendor { get; init; }

    /// <summary>The signer's certificate first, the anchor last; as far as it could be built.</summary>
    public IReadOnlyList<CertificateFacts> Chain { get; init; } = [];

    /// <summary>The countersignature; null where there is none.</summary>
    public TimestampFacts? Timestamp { get; init; }

    /// <summary>The time that the signer claims himself; proves nothing.</summary>
    public DateTimeOffset? ClaimedTime { get; init; }

    /// <summary>Every rule that was looked at.</summary>
    public IReadOnlyList<RuleCheck> Rules { get; init; } = [];
}
