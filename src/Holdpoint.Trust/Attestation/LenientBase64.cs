namespace Holdpoint.Trust.Attestation;

/// <summary>Base64 as DSSE wants it read: the standard or the URL-safe alphabet, not both in one text, padded or not.</summary>
internal static class LenientBase64
{
    public static byte[]? Decode(string text)
    {
        var urlSafe = text.AsSpan().ContainsAny('-', '_');
        if (urlSafe && text.AsSpan().ContainsAny('+', '/'))
            return null;
        var plain = text.AsSpan().TrimEnd('=');
        if (text.Length - plain.Length > 2 || plain.Length % 4 == 1 || plain.ContainsAny(" \t\r\n"))
            return null;
        if (text.Length != plain.Length && text.Length % 4 != 0)
            return null;
        var padded = string.Concat(plain, "==".AsSpan(0, (4 - (plain.Length % 4)) % 4));
        if (urlSafe)
            padded = padded.Replace('-', '+').Replace('_', '/');
        var bytes = new byte[padded.Length / 4 * 3];
        // Bits that no byte uses must be zero, or two texts would be one value.
        return
            Convert.TryFromBase64String(padded, bytes, out var length)
            && Convert.ToBase64String(bytes, 0, length) == padded
            ? bytes[..length]
            : null;
    }
}
