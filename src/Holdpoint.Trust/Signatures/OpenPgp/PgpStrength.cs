using Org.BouncyCastle.Bcpg;
using Org.BouncyCastle.Bcpg.OpenPgp;

namespace Holdpoint.Trust.Signatures.OpenPgp;

/// <summary>Which hashes and keys still stand.</summary>
internal static class PgpStrength
{
    public static bool IsStrong(HashAlgorithmTag hash) =>
        hash
            is HashAlgorithmTag.Sha256
                or HashAlgorithmTag.Sha384
                or HashAlgorithmTag.Sha512
                or HashAlgorithmTag.Sha3_256
                or HashAlgorithmTag.Sha3_512;

    /// <summary>Why a key cannot be relied on; null where it can.</summary>
    public static string? WhyWeak(PgpPublicKey key) =>
        key.Algorithm switch
        {
            PublicKeyAlgorithmTag.RsaGeneral or PublicKeyAlgorithmTag.RsaSign => key.BitStrength
            >= Keys.PublicKey.SmallestRsaBits
                ? null
                : $"RSA with {key.BitStrength} bits is too short",
            PublicKeyAlgorithmTag.ECDsa
            or PublicKeyAlgorithmTag.EdDsa_Legacy
            or PublicKeyAlgorithmTag.Ed25519
            or PublicKeyAlgorithmTag.Ed448 => null,
            _ => $"keys of the kind {key.Algorithm} do not sign or are too weak",
        };
}
