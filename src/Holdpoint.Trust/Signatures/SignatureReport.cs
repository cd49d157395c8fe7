namespace Holdpoint.Trust.Signatures;

/// <summary>What a file's signatures say, as evidence: the same input gives the same report.</summary>
public sealed record SignatureReport
{
    /// <summary>The format, for example "pe", "msi", "rpm"; "unknown" where none was recognised.</summary>
    public required string Format { get; init; }

    /// <summary>The verdict on the file.</summary>
    public required SignatureVerdict Verdict { get; init; }

    /// <summary>The rule that decided; "valid" where all hold.</summary>
    public required string Code { get; init; }

    /// <summary>Why, in a sentence.</summary>
    public required string Reason { get; init; }

    /// <summary>What was hashed.</summary>
    public IReadOnlyList<HashedContent> Hashed { get; init; } = [];

    /// <summary>Every signature: the primary one, those nested in it, side files, catalogues.</summary>
    public IReadOnlyList<SignatureEntry> Signatures { get; init; } = [];

    /// <summary>Rules about the file as a whole.</summary>
    public IReadOnlyList<RuleCheck> Rules { get; init; } = [];

    /// <summary>The signature that carries a valid verdict; null where none does.</summary>
    public SignatureEntry? Deciding =>
        Verdict == SignatureVerdict.Valid
            ? Signatures.FirstOrDefault(signature => signature.Verdict == SignatureVerdict.Valid)
            : null;

    /// <summary>When the deciding signature provably existed; null where nobody trusted said so.</summary>
    public DateTimeOffset? ProvenTime =>
        Deciding?.Timestamp is { IsTrusted: true } timestamp ? timestamp.Time : null;
}
