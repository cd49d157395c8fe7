using System.Globalization;

namespace Holdpoint.Trust.Attestation.Predicates;

/// <summary>Times as predicates write them: RFC 3339 in UTC.</summary>
internal static class Times
{
    private static readonly string[] Formats =
    [
        "yyyy-MM-dd'T'HH:mm:ss'Z'",
        "yyyy-MM-dd'T'HH:mm:ss.FFFFFFF'Z'",
    ];

    public static string Write(DateTimeOffset time) =>
        time.UtcDateTime.ToString(Formats[0], CultureInfo.InvariantCulture);

    public static bool TryParse(string text, out DateTimeOffset time) =>
        DateTimeOffset.TryParseExact(
            text,
            Formats,
            CultureInfo.InvariantCulture,
            DateTimeStyles.AssumeUniversal,
            out time
        );
}
