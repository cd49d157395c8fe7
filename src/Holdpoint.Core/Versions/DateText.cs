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
        "d MMMM yyyy",
        "d-MMMM-yyyy",
        "yyyy-M-d",
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
            return date.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture);
        return Partial().IsMatch(trimmed) ? "" : null;
    }

    private const RegexOptions Options =
        RegexOptions.IgnoreCase | RegexOptions.CultureInvariant | RegexOptions.ExplicitCapture;

    [GeneratedRegex(@"^(?<first>\d{1,2})/(?<second>\d{1,2})/\d{4}$", Options, 1000)]
    private static partial Regex Numeric();

    [GeneratedRegex(
        @"^(january|february|march|april|may|june|july|august|september|october|november|december)\b|^\d{1,2}/\d{1,2}/\d{2,4}$|production date",
        Options,
        1000
    )]
    private static partial Regex Partial();
}
