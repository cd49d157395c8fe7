using Org.BouncyCastle.Math.EC.Rfc7748;

namespace Holdpoint.Trust.Encryption;

/// <summary>Whom a file is encrypted for: an X25519 public key, "age1…" (C2SP age).</summary>
public sealed class AgeRecipient
{
    private const string Prefix = "age";

    internal AgeRecipient(byte[] point) => Point = point;

    internal byte[] Point { get; }

    /// <summary>The recipient from its text; null where that is none.</summary>
    public static AgeRecipient? Parse(string text) =>
        Bech32.Decode(Prefix, text) is { Length: X25519.PointSize } point ? new(point) : null;

    /// <summary>The text, "age1…".</summary>
    public override string ToString() => Bech32.Encode(Prefix, Point);
}
