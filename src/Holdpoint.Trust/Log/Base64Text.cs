namespace Holdpoint.Trust.Log;

/// <summary>Base64 as the log's texts write it: RFC 4648 clause 4, padded, no space, one writing for each value.</summary>
internal static class Base64Text
{
    /// <summary>The bytes; null for any other text.</summary>
    public static byte[]? Decode(string text)
    {
        var bytes = new byte[(text.Length / 4 * 3) + 3];
        return
            Convert.TryFromBase64String(text, bytes, out var length)
            && Convert.ToBase64String(bytes, 0, length) == text
            ? bytes[..length]
            : null;
    }
}
