using System.Globalization;

namespace Holdpoint.Core.Evaluation.Clocks;

/// <summary>
/// Dates at a site. Deadlines are calendar dates there: "due on 2 March" ends when 3 March begins at the site, whatever
/// daylight saving, the date line or the server's own zone do.
/// </summary>
/// <param name="Zone">The site's time zone; a face finds it by its IANA id.</param>
public sealed record SiteCalendar(TimeZoneInfo Zone)
{
    /// <summary>For sites without a zone of their own.</summary>
    public static SiteCalendar Utc { get; } = new(TimeZoneInfo.Utc);

    /// <summary>The date at the site at a moment.</summary>
    public DateOnly DateOf(DateTimeOffset moment) =>
        DateOnly.FromDateTime(TimeZoneInfo.ConvertTime(moment, Zone).DateTime);

    /// <summary>
    /// The first moment of a date at the site, in UTC. Where midnight does not exist (the clock is put forward over it) or the
    /// whole date does not (the site crossed the date line), the first moment after the gap; where it comes twice, the earlier.
    /// </summary>
    public DateTimeOffset BeginningOf(DateOnly date)
    {
        // The first moment whose local date is the date or a later one: searched in UTC, so that no local rule can fool it.
        var midnight = new DateTimeOffset(date.ToDateTime(TimeOnly.MinValue), TimeSpan.Zero);
        var before = midnight.AddHours(-38);
        var after = midnight.AddHours(38);
        for (var at = before; at < after; at = at.AddMinutes(15))
        {
            if (DateOf(at) < date)
                continue;
            var first = at;
            for (var back = 1; back <= 15 && DateOf(at.AddMinutes(-back)) >= date; back++)
                first = at.AddMinutes(-back);
            return first;
        }
        return after;
    }

    /// <summary>The first moment after a date at the site, in UTC: what happens before it happened on the date or earlier.</summary>
    public DateTimeOffset EndOf(DateOnly date) =>
        date == DateOnly.MaxValue ? DateTimeOffset.MaxValue : BeginningOf(date.AddDays(1));

    /// <summary>The date as people write it here: 2026-03-02.</summary>
    public static string Words(DateOnly date) => date.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture);
}
