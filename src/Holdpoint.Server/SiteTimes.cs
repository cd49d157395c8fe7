using Holdpoint.Core.Evaluation.Clocks;
using Holdpoint.Engine;

namespace Holdpoint.Server;

/// <summary>Dates and times as a site has them.</summary>
public sealed class SiteTimes(Programme programme, TimeProvider clock)
{
    private SiteDates? _dates;

    /// <summary>Now (UTC).</summary>
    public DateTimeOffset Now { get; } = clock.GetUtcNow();

    /// <summary>The calendar of a site; UTC where it has none, or where no single site is meant.</summary>
    public async ValueTask<SiteCalendar> OfAsync(string? site, CancellationToken cancel)
    {
        _dates ??= await programme.DatesAsync(cancel);
        return site is null ? SiteCalendar.Utc : _dates.Calendars.GetValueOrDefault(site, SiteCalendar.Utc);
    }

    /// <summary>Today's date at a site.</summary>
    public async ValueTask<DateOnly> TodayAsync(string? site, CancellationToken cancel) =>
        (await OfAsync(site, cancel)).DateOf(Now);
}
