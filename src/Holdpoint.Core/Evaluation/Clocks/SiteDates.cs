namespace Holdpoint.Core.Evaluation.Clocks;

/// <summary>Which date it is at each site, at one moment.</summary>
/// <param name="Now">The moment (UTC).</param>
/// <param name="Calendars">The calendars of the sites, by name.</param>
public sealed record SiteDates(DateTimeOffset Now, IReadOnlyDictionary<string, SiteCalendar> Calendars)
{
    /// <summary>The date at a site; UTC's for one that is not known.</summary>
    public DateOnly At(string site) => Calendars.GetValueOrDefault(site, SiteCalendar.Utc).DateOf(Now);

    /// <summary>The latest date that it is at any site.</summary>
    public DateOnly Latest => Calendars.Values.Append(SiteCalendar.Utc).Max(calendar => calendar.DateOf(Now));
}
