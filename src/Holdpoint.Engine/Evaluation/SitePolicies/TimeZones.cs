using Holdpoint.Core.Evaluation.SitePolicies;

namespace Holdpoint.Engine.Evaluation.SitePolicies;

/// <summary>The machine's time zones, by IANA id; on Debian they are the package tzdata, no ICU is needed.</summary>
internal static class TimeZones
{
    /// <summary>For policies that are whole in themselves.</summary>
    public static SitePolicySurroundings WithoutFiles { get; } = new(Find, _ => null);

    /// <summary>The zone of an IANA id; null where this machine does not know it.</summary>
    public static TimeZoneInfo? Find(string id) =>
        id is "UTC" or "Etc/UTC" ? TimeZoneInfo.Utc
        : TimeZoneInfo.TryFindSystemTimeZoneById(id, out var zone) && zone.HasIanaId ? zone
        : null;
}
