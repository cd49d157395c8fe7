using System.Collections.Frozen;
using System.Text;

namespace Holdpoint.Core.Inventory.Identity;

/// <summary>Makes one writing of names that differ only in how they were typed, copied or mis-encoded.</summary>
internal static class NameText
{
    // What Windows-1252 shows for the bytes 0x80 to 0x9F; the rest is Latin-1.
    private const string Windows1252 =
        "\u20AC\u0081\u201A\u0192\u201E\u2026\u2020\u2021\u02C6\u2030\u0160\u2039\u0152\u008D\u017D\u008F"
        + "\u0090\u2018\u2019\u201C\u201D\u2022\u2013\u2014\u02DC\u2122\u0161\u203A\u0153\u009D\u017E\u0178";

    private static readonly UTF8Encoding StrictUtf8 = new(false, throwOnInvalidBytes: true);

    private static readonly FrozenDictionary<char, string> Plain = Pairs(
            "àáâãäåāăą",
            "a",
            "çćč",
            "c",
            "ďđ",
            "d",
            "èéêëēėęě",
            "e",
            "ğ",
            "g",
            "ìíîïīı",
            "i",
            "łľ",
            "l",
            "ñńň",
            "n",
            "òóôõöøōő",
            "o",
            "řŕ",
            "r",
            "śšşș",
            "s",
            "ťțţ",
            "t",
            "ùúûüūůűų",
            "u",
            "ýÿ",
            "y",
            "źżž",
            "z",
            "ß",
            "ss",
            "æ",
            "ae",
            "œ",
            "oe"
        )
        .ToFrozenDictionary();

    /// <summary>
    /// The text as its writer meant it: UTF-8 that was read as Windows-1252 put right, every space a space, every dash
    /// a hyphen, without trademark signs, invisible characters and repeated spaces.
    /// </summary>
    internal static string Clean(string text)
    {
        if (IsClean(text))
            return text;
        var mended = Mend(Mend(text));
        var clean = new StringBuilder(mended.Length);
        foreach (var c in mended)
        {
            if (IsDropped(c))
                continue;
            var plain = IsDash(c) ? '-' : c;
            if (char.IsWhiteSpace(plain) || char.IsControl(plain))
            {
                if (clean.Length > 0 && clean[^1] != ' ')
                    clean.Append(' ');
                continue;
            }
            clean.Append(
                plain is '\u2018' or '\u2019' ? '\''
                : plain is '\u201C' or '\u201D' ? '"'
                : plain
            );
        }
        return clean.ToString().TrimEnd();
    }

    /// <summary>Appends a letter in lower case without its accent; what is neither letter nor digit is left out.</summary>
    internal static void AppendFolded(StringBuilder target, char c)
    {
        if (char.IsAsciiLetterOrDigit(c))
            target.Append(char.ToLowerInvariant(c));
        else if (c >= 0x80 && char.IsLetterOrDigit(c))
        {
            var lower = char.ToLowerInvariant(c);
            if (Plain.TryGetValue(lower, out var plain))
                target.Append(plain);
            else
                target.Append(lower);
        }
    }

    /// <summary>
    /// The words of a text: runs of letters and digits, folded. A plus sign behind a word and a sign of comparison are
    /// words of their own.
    /// </summary>
    internal static List<string> Words(string clean)
    {
        var words = new List<string>(8);
        var word = new StringBuilder();
        for (var i = 0; i <= clean.Length; i++)
        {
            var c = i < clean.Length ? clean[i] : ' ';
            if (char.IsLetterOrDigit(c))
            {
                AppendFolded(word, c);
                continue;
            }
            if (word.Length > 0)
            {
                words.Add(word.ToString());
                word.Clear();
                if (c == '+' && (i + 1 == clean.Length || !char.IsLetterOrDigit(clean[i + 1])))
                    words.Add("plus");
            }
            if (c is '<' or '>')
                words.Add(c.ToString());
        }
        return words;
    }

    private static bool IsClean(string text)
    {
        var before = ' ';
        foreach (var c in text)
        {
            if (c is < ' ' or > '~' || (c == ' ' && before == ' '))
                return false;
            before = c;
        }
        return text.Length == 0 || before != ' ';
    }

    private static bool IsDropped(char c) =>
        c is '\u2122' or '\u00AE' or '\u00A9' or '\u200B' or '\u200C' or '\u200D' or '\uFEFF' or '\u00AD';

    private static bool IsDash(char c) => c is (>= '\u2010' and <= '\u2015') or '\u2212';

    private static string Mend(string text)
    {
        var bytes = new byte[text.Length];
        var above = false;
        for (var i = 0; i < text.Length; i++)
        {
            var c = text[i];
            var at = c < 0x80 ? c : Windows1252.IndexOf(c, StringComparison.Ordinal);
            if (c >= 0x80 && at >= 0)
                at += 0x80;
            else if (c is >= '\u00A0' and <= '\u00FF')
                at = c;
            if (at < 0)
                return text;
            above |= at >= 0x80;
            bytes[i] = (byte)at;
        }
        if (!above)
            return text;
        try
        {
            return StrictUtf8.GetString(bytes);
        }
        catch (DecoderFallbackException)
        {
            return text;
        }
    }

    private static IEnumerable<KeyValuePair<char, string>> Pairs(params string[] rows)
    {
        for (var i = 0; i < rows.Length; i += 2)
        {
            foreach (var c in rows[i])
                yield return new(c, rows[i + 1]);
        }
    }
}
