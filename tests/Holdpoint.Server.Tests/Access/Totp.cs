using System.Buffers.Binary;
using System.Security.Cryptography;

namespace Holdpoint.Server.Tests.Access;

/// <summary>RFC 6238 by another hand than the framework's: six digits of 30 seconds over HMAC-SHA1.</summary>
internal static class Totp
{
    /// <summary>The code of now.</summary>
    public static string Of(string secret)
    {
        const string Letters = "ABCDEFGHIJKLMNOPQRSTUVWXYZ234567";
        var bits = string.Concat(
            secret
                .Where(char.IsLetterOrDigit)
                .Select(letter =>
                    Convert
                        .ToString(Letters.IndexOf(char.ToUpperInvariant(letter), StringComparison.Ordinal), 2)
                        .PadLeft(5, '0')
                )
        );
        var key = Enumerable
            .Range(0, bits.Length / 8)
            .Select(at => Convert.ToByte(bits.Substring(at * 8, 8), 2))
            .ToArray();
        var counter = new byte[8];
        BinaryPrimitives.WriteInt64BigEndian(counter, DateTimeOffset.UtcNow.ToUnixTimeSeconds() / 30);
#pragma warning disable CA5350 // The standard's own digest.
        var mac = HMACSHA1.HashData(key, counter);
#pragma warning restore CA5350
        var offset = mac[^1] & 15;
        var number = BinaryPrimitives.ReadInt32BigEndian(mac.AsSpan(offset)) & int.MaxValue;
        return (number % 1_000_000).ToString("000000");
    }
}
