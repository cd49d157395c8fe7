using Holdpoint.Cli.Terminal;
using Holdpoint.Engine.Evaluation.SitePolicies;

namespace Holdpoint.Cli.Evaluation.Sites;

/// <summary>Sites in words and as <c>--json</c> writes them.</summary>
internal static class SiteWords
{
    /// <summary>Which policy decides.</summary>
    public static Cell Policy(SiteState site) =>
        site.IsDecided
            ? (site.Policy.Revision, "")
            : ($"{site.Policy.Revision}, cases not yet decided by it", "yellow");

    /// <summary>A site.</summary>
    public static object Json(SiteState site) =>
        new
        {
            site.Site,
            site.Assets,
            TimeZone = site.Policy.Calendar.Zone.Id,
            site.Policy.Revision,
            site.IsDecided,
            site.Policy.PriorityTable,
            site.Policy.OtherTables,
            site.Policy.Clocks,
            site.Policy.Sources,
            site.Policy.AcceptAtMostDays,
            site.Policy.PlanAtMostDays,
            site.Policy.Defaults,
            ZoneContexts = site.Policy.Zones,
            AssetContexts = site.Policy.Assets,
            site.Revisions,
        };
}
