using Holdpoint.Core.Evaluation.Clocks;
using Holdpoint.Engine;

namespace Holdpoint.Server;

/// <summary>Dates and times as a site has them.</summary>
public sealed class SiteTimes(Programme programme, TimeProvider clock)
{
    private Dictionary<string, SiteCalendar>? _calendars;

    /// <summary>Now (UTC).</summary>
    public DateTimeOffset Now { get; } = clock.GetUtcNow();

    /// <summary>The calendar of a site; UTC where it has none, or where no single site is meant.</summary>
    public async ValueTask<SiteCalendar> OfAsync(string? site, CancellationToken cancel)
    {
        _calendars ??= (await programme.SitesAsync(cancel)).ToDictionary(
            one => one.Site,
            one => one.Policy.Calendar,
            StringComparer.Ordinal
        );
        return site is not null && _calendars.TryGetValue(site, out var calendar)
            ? calendar
            : SiteCalendar.Utc;
    }

    /// <summary>Today's date at a site.</summary>
    public async ValueTask<DateOnly> TodayAsync(string? site, CancellationToken cancel) =>
        (await OfAsync(site, cancel)).DateOf(Now);
}
