using System.Globalization;

namespace Holdpoint.Cli.Terminal;

/// <summary>Dates on the command line.</summary>
internal static class DateWord
{
    /// <summary>The date of <c>yyyy-MM-dd</c>; null for anything else.</summary>
    public static DateOnly? Read(string text) =>
        DateOnly.TryParseExact(
            text,
            "yyyy-MM-dd",
            CultureInfo.InvariantCulture,
            DateTimeStyles.None,
            out var date
        )
            ? date
            : null;
}
