namespace Holdpoint.Trust.Signatures.Policy;

/// <summary>Who may sign for a vendor with a certificate.</summary>
/// <param name="Vendor">The vendor's name.</param>
/// <param name="Subject">Parts of the subject's name that must all be there, for example O → "Microsoft Corporation".</param>
/// <param name="IssuerSpkiSha256">SHA-256 of the SubjectPublicKeyInfo of those who may have issued the certificate.</param>
/// <param name="Formats">Formats that the row speaks of; empty: all.</param>
/// <param name="Period">When the row holds, by the time of signing as far as proven.</param>
/// <param name="Provenance">Where the pins were taken from.</param>
public sealed record PublisherRow(
    string Vendor,
    IReadOnlyDictionary<string, string> Subject,
    IReadOnlyList<string> IssuerSpkiSha256,
    IReadOnlyList<string> Formats,
    Period Period,
    string Provenance
);
