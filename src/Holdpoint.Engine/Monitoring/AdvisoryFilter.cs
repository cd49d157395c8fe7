namespace Holdpoint.Engine.Monitoring;

/// <summary>Which advisories.</summary>
/// <param name="Vendor">A word that publisher, title or id has; null for all.</param>
/// <param name="Since">Released on this day (UTC) or later; null for all.</param>
/// <param name="Cve">Speaks of this vulnerability; null for all.</param>
public sealed record AdvisoryFilter(string? Vendor = null, DateOnly? Since = null, string? Cve = null)
{
    internal bool Holds(AdvisoryOverview one) =>
        (
            Vendor is null
            || one.Publisher.Contains(Vendor, StringComparison.OrdinalIgnoreCase)
            || one.Title.Contains(Vendor, StringComparison.OrdinalIgnoreCase)
            || one.Key.Contains(Vendor, StringComparison.OrdinalIgnoreCase)
        )
        && (Since is null || (one.ReleasedAt is { } at && DateOnly.FromDateTime(at.UtcDateTime) >= Since))
        && (Cve is null || one.Cves.Contains(Cve, StringComparer.OrdinalIgnoreCase));
}
