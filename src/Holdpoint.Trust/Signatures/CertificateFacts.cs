namespace Holdpoint.Trust.Signatures;

/// <summary>A certificate of a chain, as evidence.</summary>
/// <param name="Subject">The subject's name, RFC 2253 order as encoded.</param>
/// <param name="Issuer">The issuer's name.</param>
/// <param name="Serial">The serial number in upper-case hexadecimal.</param>
/// <param name="NotBefore">Start of validity (UTC).</param>
/// <param name="NotAfter">End of validity (UTC).</param>
/// <param name="Sha256">SHA-256 of the certificate, lower-case hexadecimal.</param>
/// <param name="SpkiSha256">SHA-256 of its SubjectPublicKeyInfo, lower-case hexadecimal: what a policy pins.</param>
public sealed record CertificateFacts(
    string Subject,
    string Issuer,
    string Serial,
    DateTimeOffset NotBefore,
    DateTimeOffset NotAfter,
    string Sha256,
    string SpkiSha256
);
