using System.Security.Cryptography;

namespace Holdpoint.Trust.Keys;

/// <summary>An RSA key in memory that signs with PSS and SHA-256.</summary>
public sealed class RsaPssSigner : ISigner, IDisposable
{
    private readonly RSA _key;

    /// <summary>A key whose private half is held by this object from now on.</summary>
    /// <exception cref="ArgumentException">The key has fewer than 2,048 bits.</exception>
    public RsaPssSigner(RSA key)
    {
        _key = key;
        PublicKey =
            PublicKey.FromSubjectPublicKeyInfo(SignatureScheme.RsaPssSha256, key.ExportSubjectPublicKeyInfo())
            ?? throw new ArgumentException(
                $"An RSA key needs {PublicKey.SmallestRsaBits} bits or more.",
                nameof(key)
            );
    }

    /// <inheritdoc/>
    public PublicKey PublicKey { get; }

    /// <inheritdoc/>
    public byte[] Sign(ReadOnlySpan<byte> message) =>
        _key.SignData(message, HashAlgorithmName.SHA256, RSASignaturePadding.Pss);

    internal string Export(ReadOnlySpan<char> passphrase, PbeParameters protection) =>
        _key.ExportEncryptedPkcs8PrivateKeyPem(passphrase, protection) + "\n";

    /// <inheritdoc/>
    public void Dispose() => _key.Dispose();
}
