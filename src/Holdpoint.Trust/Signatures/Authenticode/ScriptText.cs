using System.Text;

namespace Holdpoint.Trust.Signatures.Authenticode;

/// <summary>
/// The texts that a script's bytes may stand for. Without a byte order mark Windows guesses, and so did the signer; each
/// guess maps different bytes to different text, so a match with any of them is a match.
/// </summary>
internal static class ScriptText
{
    private static readonly UnicodeEncoding LittleEndian = new(false, false, throwOnInvalidBytes: true);
    private static readonly UnicodeEncoding BigEndian = new(true, false, throwOnInvalidBytes: true);
    private static readonly UTF8Encoding Utf8 = new(false, throwOnInvalidBytes: true);

    /// <summary>Each text with its byte order mark, where it has one.</summary>
    public static IEnumerable<string> Of(byte[] bytes)
    {
        Encoding[] encodings = bytes switch
        {
            [0xFF, 0xFE, ..] => [LittleEndian],
            [0xFE, 0xFF, ..] => [BigEndian],
            [0xEF, 0xBB, 0xBF, ..] => [Utf8],
            _ => [Utf8, Encoding.Latin1],
        };
        foreach (var encoding in encodings)
        {
            if (Decode(encoding, bytes) is { } text)
                yield return text;
        }
    }

    private static string? Decode(Encoding encoding, byte[] bytes)
    {
        try
        {
            return encoding.GetString(bytes);
        }
        catch (DecoderFallbackException)
        {
            return null;
        }
    }
}
