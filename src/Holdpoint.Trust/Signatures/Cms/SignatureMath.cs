using System.Collections.Frozen;
using System.Security.Cryptography;
using Org.BouncyCastle.Math.EC.Rfc8032;

namespace Holdpoint.Trust.Signatures.Cms;

/// <summary>The arithmetic of X.509 and CMS signatures: a table of algorithms.</summary>
internal static class SignatureMath
{
    private const string RsaKey = "1.2.840.113549.1.1.1";
    private const string EcKey = "1.2.840.10045.2.1";
    private const string Ed25519Key = "1.3.101.112";
    private const string Pss = "1.2.840.113549.1.1.10";

    // Identifier → family and digest; a null digest comes from the message (CMS) or from the parameters (PSS).
    private static readonly FrozenDictionary<string, (string Family, DigestKind? Digest)> Algorithms =
        new Dictionary<string, (string, DigestKind?)>(StringComparer.Ordinal)
        {
            [RsaKey] = ("rsa", null),
            ["1.2.840.113549.1.1.4"] = ("rsa", DigestKind.Md5),
            ["1.2.840.113549.1.1.5"] = ("rsa", DigestKind.Sha1),
            ["1.2.840.113549.1.1.11"] = ("rsa", DigestKind.Sha256),
            ["1.2.840.113549.1.1.12"] = ("rsa", DigestKind.Sha384),
            ["1.2.840.113549.1.1.13"] = ("rsa", DigestKind.Sha512),
            [Pss] = ("rsa-pss", null),
            [EcKey] = ("ecdsa", null),
            ["1.2.840.10045.4.1"] = ("ecdsa", DigestKind.Sha1),
            ["1.2.840.10045.4.3.2"] = ("ecdsa", DigestKind.Sha256),
            ["1.2.840.10045.4.3.3"] = ("ecdsa", DigestKind.Sha384),
            ["1.2.840.10045.4.3.4"] = ("ecdsa", DigestKind.Sha512),
            [Ed25519Key] = ("ed25519", null),
        }.ToFrozenDictionary(StringComparer.Ordinal);

    /// <summary>The algorithm in words; null where it is not known.</summary>
    public static string? Name(AlgorithmId algorithm) =>
        Algorithms.TryGetValue(algorithm.Oid, out var known) ? known.Family : null;

    /// <summary>The digest that the algorithm itself names; null where it names none or is not known.</summary>
    public static DigestKind? Digest(AlgorithmId algorithm) =>
        algorithm.Oid == Pss ? PssParameters.Read(algorithm)?.Digest
        : Algorithms.TryGetValue(algorithm.Oid, out var known) ? known.Digest
        : null;

    /// <summary>Whether the key made the signature over the message. Anything malformed is a no.</summary>
    /// <param name="spki">The key's SubjectPublicKeyInfo.</param>
    /// <param name="algorithm">The signature's algorithm.</param>
    /// <param name="told">The digest that the message names beside it; must agree where the algorithm names one too.</param>
    /// <param name="message">The signed bytes.</param>
    /// <param name="signature">The signature.</param>
    public static bool Verify(
        byte[] spki,
        AlgorithmId algorithm,
        DigestKind? told,
        ReadOnlySpan<byte> message,
        byte[] signature
    )
    {
        if (algorithm.Oid == Ed25519Key)
            return VerifyEd25519(spki, message, signature);
        var digest = Digest(algorithm) ?? told;
        return digest is not null
            && VerifyHash(spki, algorithm, digest, digest.Hash(message), signature, told);
    }

    /// <summary>As <see cref="Verify"/>, with the digest of the message already taken; not for algorithms that need all of it.</summary>
    public static bool VerifyHash(
        byte[] spki,
        AlgorithmId algorithm,
        DigestKind digest,
        byte[] hash,
        byte[] signature,
        DigestKind? told = null
    )
    {
        if (!Algorithms.TryGetValue(algorithm.Oid, out var known))
            return false;
        if ((Digest(algorithm) ?? digest) != digest || (told ?? digest) != digest)
            return false;
        try
        {
            switch (known.Family)
            {
                case "ecdsa":
                    using (var key = ECDsa.Create())
                    {
                        key.ImportSubjectPublicKeyInfo(spki, out _);
                        return key.VerifyHash(hash, signature, DSASignatureFormat.Rfc3279DerSequence);
                    }
                case "rsa" or "rsa-pss":
                    using (var key = RSA.Create())
                    {
                        key.ImportSubjectPublicKeyInfo(spki, out _);
                        return known.Family == "rsa"
                            ? key.VerifyHash(hash, signature, digest.Algorithm, RSASignaturePadding.Pkcs1)
                            : PssParameters.Read(algorithm)?.Verify(key, hash, signature) ?? false;
                    }
                default:
                    return false;
            }
        }
        catch (Exception broken)
            when (broken
                    is CryptographicException
                        or ArgumentException
                        or Org.BouncyCastle.Crypto.CryptoException
            )
        {
            return false;
        }
    }

    private static bool VerifyEd25519(byte[] spki, ReadOnlySpan<byte> message, byte[] signature)
    {
        // SEQUENCE { SEQUENCE { OID 1.3.101.112 }, BIT STRING } is always these twelve bytes and the key.
        ReadOnlySpan<byte> prefix = [0x30, 0x2A, 0x30, 0x05, 0x06, 0x03, 0x2B, 0x65, 0x70, 0x03, 0x21, 0x00];
        return spki.Length == 44
            && spki.AsSpan(0, 12).SequenceEqual(prefix)
            && Keys.PublicKey.FromEd25519(spki.AsSpan(12)) is { } key
            && signature.Length == Ed25519.SignatureSize
            && key.Verify(message, signature);
    }
}
