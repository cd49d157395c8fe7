namespace Holdpoint.Trust.Signatures.Policy;

/// <summary>A certification authority's key that chains may end at.</summary>
/// <param name="Name">Whose key, for people.</param>
/// <param name="SpkiSha256">SHA-256 of the SubjectPublicKeyInfo, lower-case hexadecimal.</param>
/// <param name="Purpose">"code" or "timestamp".</param>
/// <param name="Period">When the row holds, by the time of judging.</param>
/// <param name="Provenance">Where the pin was taken from.</param>
public sealed record AnchorRow(
    string Name,
    string SpkiSha256,
    string Purpose,
    Period Period,
    string Provenance
);
