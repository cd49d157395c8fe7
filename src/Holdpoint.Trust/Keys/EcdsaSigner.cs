using System.Security.Cryptography;

namespace Holdpoint.Trust.Keys;

/// <summary>An ECDSA P-256 key in memory.</summary>
public sealed class EcdsaSigner : ISigner, IDisposable
{
    private readonly ECDsa _key;

    /// <summary>A key whose private half is held by this object from now on.</summary>
    /// <exception cref="ArgumentException">The key is on another curve.</exception>
    public EcdsaSigner(ECDsa key)
    {
        _key = key;
        PublicKey =
            PublicKey.FromSubjectPublicKeyInfo(
                SignatureScheme.EcdsaSha2NistP256,
                key.ExportSubjectPublicKeyInfo()
            ) ?? throw new ArgumentException("The key is not on P-256.", nameof(key));
    }

    /// <inheritdoc/>
    public PublicKey PublicKey { get; }

    /// <inheritdoc/>
    public byte[] Sign(ReadOnlySpan<byte> message) =>
        _key.SignData(message, HashAlgorithmName.SHA256, DSASignatureFormat.Rfc3279DerSequence);

    internal string Export(ReadOnlySpan<char> passphrase, PbeParameters protection) =>
        _key.ExportEncryptedPkcs8PrivateKeyPem(passphrase, protection) + "\n";

    /// <inheritdoc/>
    public void Dispose() => _key.Dispose();
}
