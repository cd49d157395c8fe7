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

    // 0x80 to 0x9F; Windows leaves the five that stand for nothing as they are.
    private const string WesternMarks =
        "\u20AC\u0081\u201A\u0192\u201E\u2026\u2020\u2021\u02C6\u2030\u0160\u2039\u0152\u008D\u017D\u008F"
        + "\u0090\u2018\u2019\u201C\u201D\u2022\u2013\u2014\u02DC\u2122\u0161\u203A\u0153\u009D\u017E\u0178";

    /// <summary>Each text with its byte order mark, where it has one.</summary>
    public static IEnumerable<string> Of(byte[] bytes)
    {
        IEnumerable<string?> texts = bytes switch
        {
            [0xFF, 0xFE, ..] => [Decode(LittleEndian, bytes)],
            [0xFE, 0xFF, ..] => [Decode(BigEndian, bytes)],
            [0xEF, 0xBB, 0xBF, ..] => [Decode(Utf8, bytes)],
            _ => [Decode(Utf8, bytes), Western(bytes)],
        };
        return texts.OfType<string>().Distinct(StringComparer.Ordinal);
    }

    // What Windows takes a western script for (code page 1252): Latin-1 but for the places of the control characters.
    private static string Western(byte[] bytes) =>
        string.Create(
            bytes.Length,
            bytes,
            (text, from) =>
            {
                for (var i = 0; i < from.Length; i++)
                    text[i] = from[i] is >= 0x80 and < 0xA0 ? WesternMarks[from[i] - 0x80] : (char)from[i];
            }
        );

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
