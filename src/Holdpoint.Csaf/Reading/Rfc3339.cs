namespace Holdpoint.Csaf.Reading;

/// <summary>Date and time after RFC 3339 section 5.6, which JSON Schema calls date-time.</summary>
internal static class Rfc3339
{
    /// <summary>The instant of a text, or null; fractions beyond 100 ns are cut.</summary>
    internal static DateTimeOffset? Parse(string text)
    {
        var s = text.AsSpan();
        if (
            s.Length < 20
            || !Number(s, 0, 4, 1, 9999, out var year)
            || s[4] != '-'
            || !Number(s, 5, 2, 1, 12, out var month)
            || s[7] != '-'
            || !Number(s, 8, 2, 1, DateTime.DaysInMonth(year, month), out var day)
            || s[10] is not ('T' or 't')
            || !Number(s, 11, 2, 0, 23, out var hour)
            || s[13] != ':'
            || !Number(s, 14, 2, 0, 59, out var minute)
            || s[16] != ':'
            || !Number(s, 17, 2, 0, 60, out var second)
        )
            return null;
        var at = 19;
        var ticks = 0L;
        if (s[at] == '.' && !Fraction(s, ref at, out ticks))
            return null;
        if (!Offset(s[at..], out var offset))
            return null;
        var local = new DateTime(year, month, day, hour, minute, 0, DateTimeKind.Unspecified);
        var utcTicks = local.Ticks + (second * TimeSpan.TicksPerSecond) + ticks - offset.Ticks;
        // A leap second is the last of a UTC day.
        if (second == 60 && (utcTicks - ticks) % TimeSpan.TicksPerDay != 0)
            return null;
        // The first and last hours of the calendar may fall outside of it in UTC; DateTimeOffset ends at 14 hours.
        var instant = new DateTimeOffset(Math.Clamp(utcTicks, 0, DateTime.MaxValue.Ticks), TimeSpan.Zero);
        var shown = instant.Ticks + offset.Ticks;
        var fits =
            offset.Duration() <= TimeSpan.FromHours(14) && shown >= 0 && shown <= DateTime.MaxValue.Ticks;
        return fits ? instant.ToOffset(offset) : instant;
    }

    private static bool Fraction(ReadOnlySpan<char> s, ref int at, out long ticks)
    {
        ticks = 0;
        var (start, scale) = (++at, TimeSpan.TicksPerSecond / 10);
        for (; at < s.Length && char.IsAsciiDigit(s[at]); at++, scale /= 10)
            ticks += (s[at] - '0') * scale;
        return at > start && at < s.Length;
    }

    private static bool Offset(ReadOnlySpan<char> s, out TimeSpan offset)
    {
        offset = TimeSpan.Zero;
        if (s is "Z" or "z")
            return true;
        if (
            s.Length != 6
            || s[0] is not ('+' or '-')
            || !Number(s, 1, 2, 0, 23, out var hours)
            || s[3] != ':'
            || !Number(s, 4, 2, 0, 59, out var minutes)
        )
            return false;
        offset = new TimeSpan(hours, minutes, 0);
        if (s[0] == '-')
            offset = -offset;
        return true;
    }

    private static bool Number(ReadOnlySpan<char> s, int at, int length, int least, int most, out int number)
    {
        number = 0;
        foreach (var c in s.Slice(at, length))
        {
            if (!char.IsAsciiDigit(c))
                return false;
            number = (number * 10) + (c - '0');
        }
        return number >= least && number <= most;
    }
}
