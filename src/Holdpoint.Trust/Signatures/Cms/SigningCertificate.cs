using System.Formats.Asn1;
using System.Security.Cryptography;
using Holdpoint.Trust.Signatures.Certificates;

namespace Holdpoint.Trust.Signatures.Cms;

/// <summary>The signed reference to the signer's certificate (RFC 2634 §5.4, RFC 5035): nobody swaps it for another.</summary>
internal static class SigningCertificate
{
    /// <summary>True where it names this certificate, false where it names another, null where it is absent.</summary>
    public static bool? Names(CmsSigner signer, Certificate certificate)
    {
        if (signer.SignedValue(Oids.SigningCertificateV2) is { } second)
            return Hash(second, isSecond: true) is var (kind, hash)
                && CryptographicOperations.FixedTimeEquals(kind.Hash(certificate.Encoded), hash);
        if (signer.SignedValue(Oids.SigningCertificate) is { } first)
            return Hash(first, isSecond: false) is var (kind, hash)
                && CryptographicOperations.FixedTimeEquals(kind.Hash(certificate.Encoded), hash);
        return null;
    }

    private sealed record CertificateHash(DigestKind Kind, byte[] Hash);

    private static CertificateHash? Hash(byte[] encoded, bool isSecond) =>
        AsnInput.Try(() =>
        {
            var certificates = new AsnReader(encoded, AsnEncodingRules.BER).ReadSequence().ReadSequence();
            var one = certificates.ReadSequence();
            var kind = isSecond ? DigestKind.Sha256 : DigestKind.Sha1;
            if (isSecond && one.PeekTag().HasSameClassAndValue(Asn1Tag.Sequence))
            {
                if (DigestKind.FromOid(CmsReader.Algorithm(one.ReadSequence()).Oid) is not { } told)
                    return null;
                kind = told;
            }
            return new CertificateHash(kind, one.ReadOctetString());
        });
}
