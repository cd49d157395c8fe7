using System.Security.Cryptography;
using System.Text;

namespace Holdpoint.Trust.Encryption;

/// <summary>The keys of the age format, each derived by HKDF-SHA-256 with the label that the format gives it.</summary>
internal static class AgeKeys
{
    /// <summary>The length of a file key, in bytes.</summary>
    public const int FileKeySize = 16;

    /// <summary>The length of every derived key, in bytes.</summary>
    public const int Size = 32;

    public static byte[] Wrap(byte[] shared, byte[] share, byte[] recipient) =>
        Derive(shared, [.. share, .. recipient], "age-encryption.org/v1/X25519");

    public static byte[] Payload(byte[] fileKey, byte[] nonce) => Derive(fileKey, nonce, "payload");

    public static byte[] HeaderMac(byte[] fileKey, ReadOnlySpan<byte> header) =>
        HMACSHA256.HashData(Derive(fileKey, [], "header"), header);

    private static byte[] Derive(byte[] secret, byte[] salt, string label) =>
        HKDF.DeriveKey(HashAlgorithmName.SHA256, secret, Size, salt, Encoding.ASCII.GetBytes(label));
}
