using System.Globalization;
using System.Text;

namespace Holdpoint.Cli.Terminal;

/// <summary>
/// Text of unknown origin made safe for a terminal: an advisory or an inventory must not be able to move the
/// cursor, change colours or hide words.
/// </summary>
internal static class Printable
{
    /// <summary>The text on one line; control and bidirectional override characters become "·", white space one space.</summary>
    public static string OneLine(string? text)
    {
        if (string.IsNullOrEmpty(text))
            return "";
        if (!text.Any(c => IsUnsafe(c) || (char.IsWhiteSpace(c) && c != ' ')))
            return text;
        var line = new StringBuilder(text.Length);
        foreach (var c in text)
        {
            if (char.IsWhiteSpace(c))
            {
                if (line.Length > 0 && line[^1] != ' ')
                    line.Append(' ');
            }
            else
            {
                line.Append(IsUnsafe(c) ? '·' : c);
            }
        }
        return line.ToString();
    }

    /// <summary>"FixGained" as "fix gained".</summary>
    public static string Spaced(string name) =>
        string.Concat(
            name.Select(
                (c, at) => char.IsUpper(c) ? (at == 0 ? "" : " ") + char.ToLowerInvariant(c) : c.ToString()
            )
        );

    private static bool IsUnsafe(char c) =>
        !char.IsWhiteSpace(c)
        && char.GetUnicodeCategory(c)
            is UnicodeCategory.Control
                or UnicodeCategory.Format
                or UnicodeCategory.LineSeparator;
}
