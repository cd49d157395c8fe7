using System.Formats.Asn1;
using System.Security.Cryptography;
using Org.BouncyCastle.Crypto.Digests;
using Org.BouncyCastle.Crypto.Engines;
using Org.BouncyCastle.Crypto.Parameters;
using Org.BouncyCastle.Crypto.Signers;
using Org.BouncyCastle.Math;

namespace Holdpoint.Trust.Signatures.Cms;

/// <summary>RSA-PSS with one digest for content and mask (RFC 4055 §3.1), whatever the salt's length.</summary>
/// <param name="Digest">The digest.</param>
/// <param name="SaltLength">The salt's length in bytes; openssl takes the longest that fits.</param>
internal sealed record PssParameters(DigestKind Digest, int SaltLength)
{
    private const string Mgf1 = "1.2.840.113549.1.1.8";

    /// <summary>Null where the parameters are missing, of SHA-1 by default, or mix digests.</summary>
    public static PssParameters? Read(AlgorithmId algorithm) =>
        algorithm.Parameters is not { } encoded
            ? null
            : AsnInput.Try(() =>
            {
                var reader = new AsnReader(encoded, AsnEncodingRules.DER).ReadSequence();
                var hash = CmsReader.Algorithm(reader.ReadSequence(Tag(0)).ReadSequence());
                var mask = CmsReader.Algorithm(reader.ReadSequence(Tag(1)).ReadSequence());
                if (!reader.ReadSequence(Tag(2)).TryReadInt32(out var salt) || salt is < 0 or > 1024)
                    return null;
                var kind = DigestKind.FromOid(hash.Oid);
                var maskHash = mask is { Oid: Mgf1, Parameters: { } inner }
                    ? CmsReader.Algorithm(new AsnReader(inner, AsnEncodingRules.DER).ReadSequence()).Oid
                    : null;
                return kind is not null && maskHash == kind.Oid ? new PssParameters(kind, salt) : null;
            });

    public bool Verify(RSA key, byte[] hash, byte[] signature)
    {
        if (SaltLength == Digest.Size)
            return key.VerifyHash(hash, signature, Digest.Algorithm, RSASignaturePadding.Pss);
        // The runtime knows only salts as long as the digest.
        Org.BouncyCastle.Crypto.IDigest own =
            Digest == DigestKind.Sha256 ? new Sha256Digest()
            : Digest == DigestKind.Sha384 ? new Sha384Digest()
            : new Sha512Digest();
        if (own.GetDigestSize() != Digest.Size)
            return false;
        var parameters = key.ExportParameters(includePrivateParameters: false);
        var signer = PssSigner.CreateRawSigner(
            new RsaEngine(),
            own,
            own,
            SaltLength,
            PssSigner.TrailerImplicit
        );
        signer.Init(
            false,
            new RsaKeyParameters(
                false,
                new BigInteger(1, parameters.Modulus!),
                new BigInteger(1, parameters.Exponent!)
            )
        );
        signer.BlockUpdate(hash, 0, hash.Length);
        return signer.VerifySignature(signature);
    }

    private static Asn1Tag Tag(int number) => new(TagClass.ContextSpecific, number);
}
