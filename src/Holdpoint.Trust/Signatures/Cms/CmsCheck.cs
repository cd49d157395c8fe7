using System.Formats.Asn1;
using System.Security.Cryptography;
using Holdpoint.Trust.Signatures.Certificates;

namespace Holdpoint.Trust.Signatures.Cms;

/// <summary>Whether a signer's certificate signed this content (RFC 5652 §5.4, §5.6). Says nothing of trust.</summary>
internal static class CmsCheck
{
    /// <summary>The certificate that the signer names, among those that came along.</summary>
    public static Certificate? Find(CmsSigner signer, IEnumerable<Certificate> certificates) =>
        certificates.FirstOrDefault(certificate =>
            signer.SubjectKeyId is { } keyId
                ? certificate.SubjectKeyId is { } own && own.AsSpan().SequenceEqual(keyId)
                : signer.Issuer is { } issuer
                    && certificate.IssuerBytes.AsSpan().SequenceEqual(issuer)
                    && certificate.SerialBytes.AsSpan().SequenceEqual(signer.Serial)
        );

    /// <summary>Checks attributes, digest and arithmetic. The content's digest comes from the caller, who read the file.</summary>
    /// <param name="signer">The signer.</param>
    /// <param name="certificate">Its certificate.</param>
    /// <param name="contentType">What the content must be; null where the attribute is not used (countersignatures).</param>
    /// <param name="contentDigest">The content's digest with the signer's digest algorithm.</param>
    /// <param name="rules">Where the outcome goes.</param>
    public static bool Holds(
        CmsSigner signer,
        Certificate certificate,
        string? contentType,
        byte[] contentDigest,
        RuleList rules
    )
    {
        if (DigestKind.FromOid(signer.DigestOid) is not { } digest)
            return rules.Fail("algorithm", $"The digest algorithm {signer.DigestOid} is not known.");
        bool right;
        if (signer.SignedBytes is { } signedBytes)
        {
            if (contentType is not null && AttributeOid(signer, Oids.ContentType) != contentType)
                return rules.Fail("content-type", "The signed content type is missing or another one.");
            var told = signer.SignedValue(Oids.MessageDigest) is { } value ? Octets(value) : null;
            if (told is null || !CryptographicOperations.FixedTimeEquals(told, contentDigest))
                return rules.Fail(
                    "message-digest",
                    "The content has another digest than the one that was signed."
                );
            right = SignatureMath.Verify(
                certificate.Spki,
                signer.Algorithm,
                digest,
                signedBytes,
                signer.Signature
            );
        }
        else
        {
            if (contentType is not null and not Oids.Data)
                return rules.Fail("signed-attributes", "The signed attributes are missing.");
            right = SignatureMath.VerifyHash(
                certificate.Spki,
                signer.Algorithm,
                digest,
                contentDigest,
                signer.Signature
            );
        }
        return rules.Check(
            "signature",
            right,
            $"The signature is right ({SignatureMath.Name(signer.Algorithm)} with {digest.Name}).",
            "The signature is not one of this key over these bytes."
        );
    }

    private static string? AttributeOid(CmsSigner signer, string oid) =>
        signer.SignedValue(oid) is { } value
            ? AsnInput.Try(() => AsnDecoder.ReadObjectIdentifier(value, AsnEncodingRules.BER, out _))
            : null;

    public static byte[]? Octets(byte[] encoded) =>
        AsnInput.Try(() => AsnDecoder.ReadOctetString(encoded, AsnEncodingRules.BER, out _));
}
