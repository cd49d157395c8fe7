using System.Globalization;
using System.Text.RegularExpressions;

namespace Holdpoint.Core.Versions;

/// <summary>Recognises a calendar date where a version is expected.</summary>
internal static partial class DateText
{
    private static readonly string[] Formats =
    [
        "MMMM/d/yyyy",
        "MMMM d yyyy",
        "MMMM d, yyyy",
        "MMM d yyyy",
        "d MMMM yyyy",
        "d-MMMM-yyyy",
        "yyyy-M-d",
        "yyyyMMdd",
        "M/d/yyyy",
    ];

    /// <summary>The date as yyyy-MM-dd, empty where the text is a date of which a part is missing, null where it is none.</summary>
    public static string? Read(string text)
    {
        var trimmed = text.Trim(' ', '.', ',');
        // Which of 8/9/2024's numbers is the month cannot be told.
        var ambiguous =
            Numeric().Match(trimmed) is { Success: true } slashes
            && int.Parse(slashes.Groups["first"].Value) <= 12
            && int.Parse(slashes.Groups["second"].Value) <= 12
            && slashes.Groups["first"].Value != slashes.Groups["second"].Value;
        if (ambiguous)
            return "";
        if (
            DateOnly.TryParseExact(
                trimmed,
                Formats,
                CultureInfo.InvariantCulture,
                DateTimeStyles.AllowWhiteSpaces,
                out var date
            )
        )
            return Iso(date);
        return Partial().IsMatch(trimmed) ? "" : null;
    }

    /// <summary>The first day of a month and of the next, both as yyyy-MM-dd, for "December 2020"; null where the text is something else.</summary>
    public static (string First, string Next)? Month(string text)
    {
        if (
            !DateOnly.TryParseExact(
                text.Trim(' ', '.', ','),
                MonthFormats,
                CultureInfo.InvariantCulture,
                DateTimeStyles.AllowWhiteSpaces,
                out var first
            )
            || first.Year > 9990
        )
            return null;
        return (Iso(first), Iso(first.AddMonths(1)));
    }

    private static readonly string[] MonthFormats = ["MMMM yyyy", "MMM yyyy", "MMMM/yyyy", "MMMM, yyyy"];

    /// <summary>True for eight digits that are a day: 20130114.</summary>
    public static bool IsCompact(string text) =>
        text.Length == 8
        && text[0] is '1' or '2'
        && DateOnly.TryParseExact(
            text,
            "yyyyMMdd",
            CultureInfo.InvariantCulture,
            DateTimeStyles.None,
            out var date
        )
        && date.Year is >= 1990 and < 2100;

    private static string Iso(DateOnly date) => date.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture);

    private const RegexOptions Options =
        RegexOptions.IgnoreCase | RegexOptions.CultureInvariant | RegexOptions.ExplicitCapture;

    [GeneratedRegex(@"^(?<first>\d{1,2})/(?<second>\d{1,2})/\d{4}$", Options, -1)]
    private static partial Regex Numeric();

    [GeneratedRegex(
        @"^(january|february|march|april|may|june|july|august|september|october|november|december)\b|^\d{1,2}/\d{1,2}/\d{2,4}$|production date",
        Options,
        -1
    )]
    private static partial Regex Partial();
}
