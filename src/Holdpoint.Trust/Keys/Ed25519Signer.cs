using System.Security.Cryptography;
using Org.BouncyCastle.Math.EC.Rfc8032;

namespace Holdpoint.Trust.Keys;

/// <summary>An Ed25519 key in memory; cleared when it is disposed.</summary>
public sealed class Ed25519Signer : ISigner, IDisposable
{
    /// <summary>The length of the seed, in bytes.</summary>
    public const int SeedSize = 32;

    private readonly byte[] _seed;

    /// <summary>A key from its 32-byte seed (RFC 8032's private key).</summary>
    /// <exception cref="ArgumentException">The seed has another length.</exception>
    public Ed25519Signer(ReadOnlySpan<byte> seed)
    {
        if (seed.Length != SeedSize)
            throw new ArgumentException(
                $"An Ed25519 seed has {SeedSize} bytes, this one {seed.Length}.",
                nameof(seed)
            );
        _seed = seed.ToArray();
        var raw = new byte[Ed25519.PublicKeySize];
        Ed25519.GeneratePublicKey(_seed, 0, raw, 0);
        PublicKey = PublicKey.FromEd25519(raw)!;
    }

    /// <inheritdoc/>
    public PublicKey PublicKey { get; }

    /// <inheritdoc/>
    public byte[] Sign(ReadOnlySpan<byte> message)
    {
        var signature = new byte[Ed25519.SignatureSize];
        Ed25519.Sign(_seed, 0, message.ToArray(), 0, message.Length, signature, 0);
        return signature;
    }

    /// <inheritdoc/>
    public void Dispose() => CryptographicOperations.ZeroMemory(_seed);
}
