namespace Holdpoint.Trust.Signatures.Authenticode;

/// <summary>What a reader of one format found: where the signatures are and how the rest is digested.</summary>
internal sealed record Container
{
    /// <summary>The format's name in reports and policy rows.</summary>
    public required string Format { get; init; }

    /// <summary>Rules about the layout; one that failed decides.</summary>
    public required RuleList Rules { get; init; }

    /// <summary>Embedded signatures with the room that was kept for each.</summary>
    public IReadOnlyList<EmbeddedSignature> Signatures { get; init; } = [];

    /// <summary>Takes the digests that the format is signed by; several where the text may be read in several ways.</summary>
    public Func<
        IReadOnlyCollection<DigestKind>,
        IEnumerable<IReadOnlyDictionary<DigestKind, byte[]>>
    > Digest { get; init; } = _ => [];

    /// <summary>Which bytes the digest stands for, in words.</summary>
    public string Covers { get; init; } = "";

    /// <summary>The type that the indirect data must tell (SpcPeImageData, SpcSipInfo…).</summary>
    public string SubjectType { get; init; } = "";
}
