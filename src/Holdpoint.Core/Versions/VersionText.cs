using System.Text.RegularExpressions;

namespace Holdpoint.Core.Versions;

/// <summary>Reads the version texts that vendors and devices write. Never throws: what is not understood is the tail.</summary>
public static partial class VersionText
{
    /// <summary>Longest text that is read, in characters; a longer one is <see cref="VersionShape.Unordered"/>.</summary>
    public const int MaxLength = 512;

    /// <summary>Reads a version.</summary>
    public static ParsedVersion Parse(string text)
    {
        ArgumentNullException.ThrowIfNull(text);
        if (text.Length > MaxLength)
            return Unordered(text, text);
        var folded = Fold(text);
        if (
            HashForm().IsMatch(folded)
            && folded.AsSpan().IndexOfAnyInRange('a', 'f') >= 0
            && folded.Any(char.IsAsciiDigit)
        )
            return new() { Raw = text, Shape = VersionShape.Hash };
        if (FileForm().IsMatch(folded))
            return new() { Raw = text, Shape = VersionShape.FileName };
        if (AddressForm().IsMatch(folded))
            return Unordered(text, folded);
        return new VersionParser(text, folded).Parse();
    }

    /// <summary>The text with underscores and no-break spaces as spaces (between digits as full stops), every dash as a hyphen, runs of spaces as one, trimmed.</summary>
    internal static string Fold(string text)
    {
        Span<char> buffer = text.Length <= MaxLength ? stackalloc char[text.Length] : new char[text.Length];
        var length = 0;
        for (var i = 0; i < text.Length; i++)
        {
            var c = text[i];
            // "8.2_20170817" goes on as a number does; elsewhere an underscore is a space.
            var folded =
                c == '_'
                && i > 0
                && char.IsAsciiDigit(text[i - 1])
                && i + 1 < text.Length
                && char.IsAsciiDigit(text[i + 1])
                    ? '.'
                : c is '_' or '\u00a0' or '\u2007' or '\u202f' || char.IsWhiteSpace(c) ? ' '
                : c is '\u2013' or '\u2014' or '\u2212' ? '-'
                : c;
            if (folded == ' ' && (length == 0 || buffer[length - 1] == ' '))
                continue;
            buffer[length++] = folded;
        }
        return new string(buffer[..length].TrimEnd(' '));
    }

    private static ParsedVersion Unordered(string raw, string tail) =>
        new()
        {
            Raw = raw,
            Shape = VersionShape.Unordered,
            Tail = tail,
        };

    [GeneratedRegex("^[0-9a-f]{7,64}$", RegexOptions.CultureInvariant | RegexOptions.ExplicitCapture, -1)]
    private static partial Regex HashForm();

    [GeneratedRegex(
        @"^[\w .-]*[A-Za-z][\w .-]*\.(esw|bin|img|zip|exe|hex|fw|swu|tar|gz|upd|dll)$",
        RegexOptions.CultureInvariant | RegexOptions.ExplicitCapture,
        -1
    )]
    private static partial Regex FileForm();

    [GeneratedRegex(
        @"^(192\.168|127\.0|172\.(1[6-9]|2\d|3[01]))\.\d{1,3}\.\d{1,3}$",
        RegexOptions.CultureInvariant | RegexOptions.ExplicitCapture,
        -1
    )]
    private static partial Regex AddressForm();
}
