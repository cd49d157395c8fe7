using System.Globalization;
using System.Text.RegularExpressions;

namespace Holdpoint.Csaf.Validation;

/// <summary>A date and time as CSAF writes it: RFC 3339 with <c>T</c>, <c>Z</c> or an offset, leap seconds at their days only.</summary>
internal static partial class Instant
{
    /// <summary>The days (UTC) that ended with a leap second so far; none is planned (IERS Bulletin C).</summary>
    private static readonly DateOnly[] LeapDays =
    [
        new(1972, 6, 30),
        new(1972, 12, 31),
        new(1973, 12, 31),
        new(1974, 12, 31),
        new(1975, 12, 31),
        new(1976, 12, 31),
        new(1977, 12, 31),
        new(1978, 12, 31),
        new(1979, 12, 31),
        new(1981, 6, 30),
        new(1982, 6, 30),
        new(1983, 6, 30),
        new(1985, 6, 30),
        new(1987, 12, 31),
        new(1989, 12, 31),
        new(1990, 12, 31),
        new(1992, 6, 30),
        new(1993, 6, 30),
        new(1994, 6, 30),
        new(1995, 12, 31),
        new(1997, 6, 30),
        new(1998, 12, 31),
        new(2005, 12, 31),
        new(2008, 12, 31),
        new(2012, 6, 30),
        new(2015, 6, 30),
        new(2016, 12, 31),
    ];

    /// <summary>The moment; null where the text is no valid date and time. A leap second counts as the second after it.</summary>
    public static DateTimeOffset? Parse(string? text)
    {
        if (text is null || text.Length > 64 || Form().Match(text) is not { Success: true } form)
            return null;
        int Part(string name) =>
            int.Parse(form.Groups[name].ValueSpan, NumberStyles.None, CultureInfo.InvariantCulture);
        var (year, month, day) = (Part("y"), Part("m"), Part("d"));
        var (hour, minute, second) = (Part("h"), Part("i"), Part("s"));
        if (year < 1 || month is < 1 or > 12 || day < 1 || day > DateTime.DaysInMonth(year, month))
            return null;
        if (hour > 23 || minute > 59 || second > 60)
            return null;
        var offset = TimeSpan.Zero;
        if (form.Groups["oh"].Success)
        {
            var (hours, minutes) = (Part("oh"), Part("om"));
            if (hours > 23 || minutes > 59)
                return null;
            offset = new TimeSpan(hours, minutes, 0) * (form.Groups["sign"].Value == "-" ? -1 : 1);
        }
        var local = new DateTime(year, month, day, hour, minute, Math.Min(second, 59), DateTimeKind.Utc);
        // A moment at the calendar's ends can fall out of it in UTC; it stays at that end.
        var utc = new DateTime(
            Math.Clamp(local.Ticks - offset.Ticks, 0, DateTime.MaxValue.Ticks - TimeSpan.TicksPerMinute),
            DateTimeKind.Utc
        );
        if (second == 60)
        {
            if (utc.Hour != 23 || utc.Minute != 59 || !LeapDays.Contains(DateOnly.FromDateTime(utc)))
                return null;
            utc = utc.AddSeconds(1);
        }
        if (form.Groups["f"].Success && utc.Year < 9999)
            utc = utc.AddTicks(
                (long)(
                    double.Parse($"0.{form.Groups["f"].Value}", CultureInfo.InvariantCulture)
                    * TimeSpan.TicksPerSecond
                )
            );
        return new DateTimeOffset(utc, TimeSpan.Zero);
    }

    [GeneratedRegex(
        @"^(?<y>[0-9]{4})-(?<m>[0-9][0-9])-(?<d>[0-9][0-9])T(?<h>[0-9][0-9]):(?<i>[0-9][0-9]):(?<s>[0-9][0-9])(\.(?<f>[0-9]+))?(Z|(?<sign>[+-])(?<oh>[0-9][0-9]):(?<om>[0-9][0-9]))\z",
        RegexOptions.CultureInvariant | RegexOptions.ExplicitCapture,
        Timeout.Infinite
    )]
    private static partial Regex Form();
}
