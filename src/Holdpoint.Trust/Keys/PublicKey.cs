using System.Security.Cryptography;
using System.Text;
using Org.BouncyCastle.Math.EC.Rfc8032;

namespace Holdpoint.Trust.Keys;

/// <summary>A public key and the one scheme it is used with.</summary>
public sealed class PublicKey : IEquatable<PublicKey>
{
    /// <summary>The smallest RSA modulus that is accepted, in bits.</summary>
    public const int SmallestRsaBits = 2048;

    private readonly byte[] _encoded;

    private PublicKey(SignatureScheme scheme, byte[] encoded)
    {
        Scheme = scheme;
        _encoded = encoded;
    }

    /// <summary>The scheme.</summary>
    public SignatureScheme Scheme { get; }

    /// <summary>The key's bytes: 32 raw bytes for Ed25519, the DER of a SubjectPublicKeyInfo for the others.</summary>
    public ReadOnlySpan<byte> Encoded => _encoded;

    /// <summary>
    /// An Ed25519 key; null where the bytes are no canonical point of full order. Verifiers disagree on such points
    /// (RFC 8032 leaves them open), so none is ever enrolled.
    /// </summary>
    public static PublicKey? FromEd25519(ReadOnlySpan<byte> raw) =>
        raw.Length == Ed25519.PublicKeySize && Ed25519.ValidatePublicKeyFull(raw)
            ? new(SignatureScheme.Ed25519, raw.ToArray())
            : null;

    /// <summary>An ECDSA P-256 or RSA key from its SubjectPublicKeyInfo; null for anything else.</summary>
    public static PublicKey? FromSubjectPublicKeyInfo(SignatureScheme scheme, ReadOnlySpan<byte> der)
    {
        try
        {
            switch (scheme)
            {
                case SignatureScheme.EcdsaSha2NistP256:
                    using (var ecdsa = ECDsa.Create())
                    {
                        ecdsa.ImportSubjectPublicKeyInfo(der, out var read);
                        var curve = ecdsa.ExportParameters(includePrivateParameters: false).Curve.Oid;
                        var isP256 = curve.Value == "1.2.840.10045.3.1.7" || curve.FriendlyName == "nistP256";
                        return read == der.Length && isP256 ? new(scheme, der.ToArray()) : null;
                    }
                case SignatureScheme.RsaPssSha256:
                    using (var rsa = RSA.Create())
                    {
                        rsa.ImportSubjectPublicKeyInfo(der, out var read);
                        return read == der.Length && rsa.KeySize >= SmallestRsaBits
                            ? new(scheme, der.ToArray())
                            : null;
                    }
                default:
                    return null;
            }
        }
        catch (CryptographicException)
        {
            return null;
        }
    }

    /// <summary>An ECDSA P-256 or RSA key from its PEM; null for anything else.</summary>
    public static PublicKey? FromPem(SignatureScheme scheme, ReadOnlySpan<char> pem)
    {
        if (!PemEncoding.TryFind(pem, out var fields) || pem[fields.Label] is not "PUBLIC KEY")
            return null;
        var der = new byte[fields.DecodedDataLength];
        return Convert.TryFromBase64Chars(pem[fields.Base64Data], der, out _)
            ? FromSubjectPublicKeyInfo(scheme, der)
            : null;
    }

    /// <summary>Whether the key signed the message. A malformed signature is no signature.</summary>
    public bool Verify(ReadOnlySpan<byte> message, ReadOnlySpan<byte> signature)
    {
        switch (Scheme)
        {
            case SignatureScheme.Ed25519:
                return signature.Length == Ed25519.SignatureSize
                    && Ed25519.Verify(
                        signature.ToArray(),
                        0,
                        _encoded,
                        0,
                        message.ToArray(),
                        0,
                        message.Length
                    );
            case SignatureScheme.EcdsaSha2NistP256:
                using (var ecdsa = ECDsa.Create())
                {
                    ecdsa.ImportSubjectPublicKeyInfo(_encoded, out _);
                    return ecdsa.VerifyData(
                        message,
                        signature,
                        HashAlgorithmName.SHA256,
                        DSASignatureFormat.Rfc3279DerSequence
                    );
                }
            default:
                using (var rsa = RSA.Create())
                {
                    rsa.ImportSubjectPublicKeyInfo(_encoded, out _);
                    return rsa.VerifyData(
                        message,
                        signature,
                        HashAlgorithmName.SHA256,
                        RSASignaturePadding.Pss
                    );
                }
        }
    }

    /// <inheritdoc/>
    public bool Equals(PublicKey? other) =>
        other is not null && Scheme == other.Scheme && Encoded.SequenceEqual(other.Encoded);

    /// <inheritdoc/>
    public override bool Equals(object? obj) => Equals(obj as PublicKey);

    /// <inheritdoc/>
    public override int GetHashCode()
    {
        var hash = new HashCode();
        hash.AddBytes(_encoded);
        return hash.ToHashCode();
    }

    /// <summary>The key as text: hexadecimal for Ed25519, PEM for the others (TUF 1.0.34, clause 4.2).</summary>
    public override string ToString() =>
        Scheme == SignatureScheme.Ed25519
            ? Convert.ToHexStringLower(_encoded)
            : new StringBuilder(PemEncoding.WriteString("PUBLIC KEY", _encoded)).Append('\n').ToString();
}
