using System.Formats.Asn1;
using System.Security.Cryptography;
using System.Security.Cryptography.Pkcs;

namespace Holdpoint.Trust.Keys;

/// <summary>
/// A private key under a passphrase: PKCS#8 in PEM, encrypted with PBES2 (PBKDF2 with HMAC-SHA-256, AES-256-CBC), so
/// that <c>openssl pkey</c> reads it too. There is no form without a passphrase.
/// </summary>
public static class PrivateKeyFile
{
    /// <summary>Rounds of PBKDF2.</summary>
    public const int Rounds = 600_000;

    /// <summary>Fewest characters of a passphrase.</summary>
    public const int ShortestPassphrase = 12;

    private const string Label = "ENCRYPTED PRIVATE KEY";
    private const string Ed25519Oid = "1.3.101.112";
    private const string EcOid = "1.2.840.10045.2.1";
    private const string RsaOid = "1.2.840.113549.1.1.1";
    private const int RsaBits = 3072;

    private static readonly PbeParameters Protection = new(
        PbeEncryptionAlgorithm.Aes256Cbc,
        HashAlgorithmName.SHA256,
        Rounds
    );

    /// <summary>Makes a new key and its file.</summary>
    /// <exception cref="ArgumentException">The passphrase is shorter than allowed.</exception>
    public static (string Pem, PublicKey PublicKey) Create(
        SignatureScheme scheme,
        ReadOnlySpan<char> passphrase
    )
    {
        if (passphrase.Length < ShortestPassphrase)
            throw new ArgumentException(
                $"A passphrase needs {ShortestPassphrase} characters or more.",
                nameof(passphrase)
            );
        switch (scheme)
        {
            case SignatureScheme.Ed25519:
                var seed = RandomNumberGenerator.GetBytes(Ed25519Signer.SeedSize);
                using (var signer = new Ed25519Signer(seed))
                {
                    var pem = Ed25519Pem(seed, passphrase);
                    CryptographicOperations.ZeroMemory(seed);
                    return (pem, signer.PublicKey);
                }
            case SignatureScheme.EcdsaSha2NistP256:
                using (var signer = new EcdsaSigner(ECDsa.Create(ECCurve.NamedCurves.nistP256)))
                    return (signer.Export(passphrase, Protection), signer.PublicKey);
            default:
                using (var signer = new RsaPssSigner(RSA.Create(RsaBits)))
                    return (signer.Export(passphrase, Protection), signer.PublicKey);
        }
    }

    /// <summary>
    /// The key in the file; null where the passphrase is wrong, the text is no such file or the kind of key is none of
    /// ours. The caller disposes it.
    /// </summary>
    public static ISigner? Open(ReadOnlySpan<char> pem, ReadOnlySpan<char> passphrase)
    {
        if (!PemEncoding.TryFind(pem, out var fields) || pem[fields.Label] is not Label)
            return null;
        var der = new byte[fields.DecodedDataLength];
        if (!Convert.TryFromBase64Chars(pem[fields.Base64Data], der, out _))
            return null;
        try
        {
            var info = Pkcs8PrivateKeyInfo.DecryptAndDecode(passphrase, der, out _);
            return info.AlgorithmId.Value switch
            {
                Ed25519Oid => OpenEd25519(info.PrivateKeyBytes),
                EcOid => OpenEcdsa(info.Encode()),
                RsaOid => OpenRsa(info.Encode()),
                _ => null,
            };
        }
        catch (Exception fault)
            when (fault is CryptographicException or AsnContentException or ArgumentException)
        {
            return null;
        }
    }

    // RFC 8410: the private key is an octet string within the octet string.
    private static string Ed25519Pem(byte[] seed, ReadOnlySpan<char> passphrase)
    {
        var inner = new AsnWriter(AsnEncodingRules.DER);
        inner.WriteOctetString(seed);
        var info = new Pkcs8PrivateKeyInfo(new(Ed25519Oid), null, inner.Encode());
        return PemEncoding.WriteString(Label, info.Encrypt(passphrase, Protection)) + "\n";
    }

    private static Ed25519Signer? OpenEd25519(ReadOnlyMemory<byte> key)
    {
        var seed = AsnDecoder.ReadOctetString(key.Span, AsnEncodingRules.DER, out var used);
        return used == key.Length && seed.Length == Ed25519Signer.SeedSize ? new(seed) : null;
    }

    private static EcdsaSigner OpenEcdsa(byte[] info)
    {
        var key = ECDsa.Create();
        key.ImportPkcs8PrivateKey(info, out _);
        return new(key);
    }

    private static RsaPssSigner OpenRsa(byte[] info)
    {
        var key = RSA.Create();
        key.ImportPkcs8PrivateKey(info, out _);
        return new(key);
    }
}
