using System.Security.Cryptography;
using Org.BouncyCastle.Math.EC.Rfc7748;

namespace Holdpoint.Trust.Encryption;

/// <summary>The private key that opens files encrypted for its <see cref="Recipient"/>, "AGE-SECRET-KEY-1…" (C2SP age).</summary>
public sealed class AgeIdentity : IDisposable
{
    private const string Prefix = "AGE-SECRET-KEY-";
    private readonly byte[] _scalar;

    private AgeIdentity(byte[] scalar)
    {
        _scalar = scalar;
        var point = new byte[X25519.PointSize];
        X25519.ScalarMultBase(scalar, 0, point, 0);
        Recipient = new(point);
    }

    /// <summary>The public half.</summary>
    public AgeRecipient Recipient { get; }

    /// <summary>A new identity.</summary>
    public static AgeIdentity Create() => new(RandomNumberGenerator.GetBytes(X25519.ScalarSize));

    /// <summary>The identity from its text; null where that is none.</summary>
    public static AgeIdentity? Parse(string text) =>
        Bech32.Decode(Prefix, text) is { Length: X25519.ScalarSize } scalar ? new(scalar) : null;

    /// <summary>The private key as text, to be kept where only its owner reads it.</summary>
    public string Export() => Bech32.Encode(Prefix.ToLowerInvariant(), _scalar).ToUpperInvariant();

    /// <summary>The secret shared with a public point; null where the point is of low order.</summary>
    internal byte[]? Agree(byte[] point)
    {
        var shared = new byte[X25519.PointSize];
        return X25519.CalculateAgreement(_scalar, 0, point, 0, shared, 0) ? shared : null;
    }

    /// <inheritdoc/>
    public void Dispose() => CryptographicOperations.ZeroMemory(_scalar);
}
