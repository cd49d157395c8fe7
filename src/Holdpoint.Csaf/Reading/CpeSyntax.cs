using System.Buffers;

namespace Holdpoint.Csaf.Reading;

/// <summary>The syntax of CPE names as the CSAF schema has it, in time linear to the text.</summary>
internal static class CpeSyntax
{
    private const string Formatted = "cpe:2.3:";

    private static readonly SearchValues<char> UriCharacters = SearchValues.Create(
        "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789._-~%:"
    );

    internal static bool Holds(string text) =>
        text.StartsWith(Formatted, StringComparison.Ordinal)
            ? FormattedString(text.AsSpan(Formatted.Length))
            : Uri(text);

    private static bool Uri(ReadOnlySpan<char> text)
    {
        // The schema takes a small c only.
        if (!text.StartsWith("cpe:/", StringComparison.OrdinalIgnoreCase) || text[0] != 'c')
            return false;
        var rest = text[5..];
        if (rest.Length > 0 && "AHOaho".Contains(rest[0]))
            rest = rest[1..];
        return (rest.IsEmpty || rest[0] == ':')
            && rest.Count(':') <= 6
            && !rest.ContainsAnyExcept(UriCharacters);
    }

    /// <summary>The part, then ten components of which the sixth is a language.</summary>
    private static bool FormattedString(ReadOnlySpan<char> text)
    {
        if (text.IsEmpty || !"aho*-".Contains(text[0]))
            return false;
        var at = 1;
        for (var component = 1; component <= 10; component++)
        {
            if (at >= text.Length || text[at++] != ':')
                return false;
            if (!(component == 6 ? Language(text, ref at) : Component(text, ref at)))
                return false;
        }
        return at == text.Length;
    }

    private static bool Component(ReadOnlySpan<char> text, ref int at)
    {
        var start = at;
        Wildcards(text, ref at);
        var first = at;
        while (Atom(text, ref at)) { }
        if (at == first)
            return at == start + 1 && text[start] == '*';
        Wildcards(text, ref at);
        return true;
    }

    /// <summary>Any number of ? or one *.</summary>
    private static void Wildcards(ReadOnlySpan<char> text, ref int at)
    {
        if (at < text.Length && text[at] == '*')
        {
            at++;
            return;
        }
        while (at < text.Length && text[at] == '?')
            at++;
    }

    private static bool Atom(ReadOnlySpan<char> text, ref int at)
    {
        if (at >= text.Length)
            return false;
        if (char.IsAsciiLetterOrDigit(text[at]) || text[at] is '-' or '.' or '_')
        {
            at++;
            return true;
        }
        if (
            text[at] != '\\'
            || at + 1 >= text.Length
            || !"\\*?!\"#$%&'()+,/:;<=>@[]^`{|}~".Contains(text[at + 1])
        )
            return false;
        at += 2;
        return true;
    }

    private static bool Language(ReadOnlySpan<char> text, ref int at)
    {
        if (at < text.Length && text[at] is '*' or '-')
        {
            at++;
            return true;
        }
        var letters = Run(text, at, char.IsAsciiLetter);
        if (letters is < 2 or > 3)
            return false;
        at += letters;
        if (at >= text.Length || text[at] != '-')
            return true;
        var region = Run(text, at + 1, char.IsAsciiLetter);
        var number = Run(text, at + 1, char.IsAsciiDigit);
        if (region != 2 && number != 3)
            return false;
        at += 1 + Math.Max(region, number);
        return true;
    }

    private static int Run(ReadOnlySpan<char> text, int at, Func<char, bool> of)
    {
        var length = 0;
        while (at + length < text.Length && of(text[at + length]))
            length++;
        return length;
    }
}
