using System.Text;

namespace Holdpoint.Trust.Encryption;

/// <summary>Bech32 (BIP 173), without its length limit: how age writes keys.</summary>
internal static class Bech32
{
    private const string Alphabet = "qpzry9x8gf2tvdw0s3jn54khce6mua7l";
    private const int ChecksumLength = 6;
    private static readonly uint[] Generator = [0x3b6a57b2, 0x26508e6d, 0x1ea119fa, 0x3d4233dd, 0x2a1462b3];

    /// <summary>The text of some bytes, in lower case.</summary>
    public static string Encode(string prefix, ReadOnlySpan<byte> bytes)
    {
        var values = new List<byte>(bytes.Length * 8 / 5 + 1);
        int bits = 0;
        int buffer = 0;
        foreach (var one in bytes)
        {
            buffer = ((buffer << 8) | one) & 0xfff;
            for (bits += 8; bits >= 5; )
                values.Add((byte)((buffer >> (bits -= 5)) & 31));
        }
        if (bits > 0)
            values.Add((byte)((buffer << (5 - bits)) & 31));
        var check = Polymod([.. Expand(prefix), .. values, .. new byte[ChecksumLength]]) ^ 1;
        var text = new StringBuilder(prefix).Append('1');
        foreach (var value in values)
            text.Append(Alphabet[value]);
        for (var i = 0; i < ChecksumLength; i++)
            text.Append(Alphabet[(int)((check >> (5 * (5 - i))) & 31)]);
        return text.ToString();
    }

    /// <summary>The bytes of a text with this prefix; null where it is malformed, mixed in case or its checksum is wrong.</summary>
    public static byte[]? Decode(string prefix, string text)
    {
        var lower = text.ToLowerInvariant();
        if (text.Any(char.IsAsciiLetterLower) && text.Any(char.IsAsciiLetterUpper))
            return null;
        var start = prefix.ToLowerInvariant() + "1";
        if (
            !lower.StartsWith(start, StringComparison.Ordinal)
            || lower.Length < start.Length + ChecksumLength
        )
            return null;
        var values = new byte[lower.Length - start.Length];
        for (var i = 0; i < values.Length; i++)
        {
            var value = Alphabet.IndexOf(lower[start.Length + i], StringComparison.Ordinal);
            if (value < 0)
                return null;
            values[i] = (byte)value;
        }
        if (Polymod([.. Expand(start[..^1]), .. values]) != 1)
            return null;
        var bytes = new List<byte>();
        int bits = 0;
        int buffer = 0;
        foreach (var value in values.AsSpan(0, values.Length - ChecksumLength))
        {
            buffer = ((buffer << 5) | value) & 0xfff;
            bits += 5;
            if (bits >= 8)
                bytes.Add((byte)((buffer >> (bits -= 8)) & 0xff));
        }
        // Filling bits are fewer than five and zero, so that a key has one text.
        return bits < 5 && (buffer & ((1 << bits) - 1)) == 0 ? [.. bytes] : null;
    }

    private static IEnumerable<byte> Expand(string prefix) =>
        [.. prefix.Select(c => (byte)(c >> 5)), 0, .. prefix.Select(c => (byte)(c & 31))];

    private static uint Polymod(IEnumerable<byte> values)
    {
        uint check = 1;
        foreach (var value in values)
        {
            var top = check >> 25;
            check = ((check & 0x1ffffff) << 5) ^ value;
            for (var i = 0; i < Generator.Length; i++)
                if (((top >> i) & 1) == 1)
                    check ^= Generator[i];
        }
        return check;
    }
}
