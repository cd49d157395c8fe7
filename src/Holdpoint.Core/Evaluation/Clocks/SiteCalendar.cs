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

    /// <summary>The first moment whose date at the site is this one or a later one, in UTC, also where the site's clock skips midnight or the whole date.</summary>
    public DateTimeOffset BeginningOf(DateOnly date) => Boundary(date, stepMinutes: 1);

    /// <summary>The first moment from which on the date at the site stays later than this one, in UTC: what happens before it is in time.</summary>
    public DateTimeOffset EndOf(DateOnly date) => Boundary(date.AddDays(1), stepMinutes: -1);

    // Where the clock is set back over midnight a date ends twice: forward search finds the first end, backward the last.
    private DateTimeOffset Boundary(DateOnly date, int stepMinutes)
    {
        var midnight = new DateTimeOffset(date.ToDateTime(TimeOnly.MinValue), TimeSpan.Zero);
        var likely = midnight - Zone.GetUtcOffset(midnight);
        if (IsUndisturbed(likely, midnight))
            return likely;
        var at = midnight.AddHours(-38 * stepMinutes);
        while (DateOf(at) < date == stepMinutes > 0)
            at = at.AddMinutes(stepMinutes);
        return stepMinutes > 0 ? at : at.AddMinutes(1);
    }

    // No change of the offset anywhere near: the plain subtraction is right.
    private bool IsUndisturbed(DateTimeOffset likely, DateTimeOffset midnight)
    {
        var offset = Zone.GetUtcOffset(midnight);
        return Zone.GetUtcOffset(likely) == offset
            && Zone.GetUtcOffset(likely.AddHours(-30)) == offset
            && Zone.GetUtcOffset(likely.AddHours(30)) == offset;
    }

    /// <summary>The date as people write it here: 2026-03-02.</summary>
    public static string Words(DateOnly date) => date.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture);
}
