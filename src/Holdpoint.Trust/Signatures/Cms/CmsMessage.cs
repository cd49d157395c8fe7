namespace Holdpoint.Trust.Signatures.Cms;

/// <summary>A SignedData (RFC 5652 §5.1; PKCS #7 v1.5), nothing of it checked yet.</summary>
/// <param name="ContentType">What the content is.</param>
/// <param name="Content">The octets that were digested; null where the signature is detached.</param>
/// <param name="Certificates">Encoded certificates, in their order.</param>
/// <param name="Signers">The signers.</param>
/// <param name="EncodedLength">How many bytes the message took.</param>
internal sealed record CmsMessage(
    string ContentType,
    byte[]? Content,
    IReadOnlyList<byte[]> Certificates,
    IReadOnlyList<CmsSigner> Signers,
    int EncodedLength
);
