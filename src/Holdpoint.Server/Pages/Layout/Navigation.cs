using Holdpoint.Core.Access;

namespace Holdpoint.Server.Pages.Layout;

/// <summary>The places that the navigation names; a new one is a row here.</summary>
internal static class Navigation
{
    /// <summary>All, in their order.</summary>
    public static IReadOnlyList<Entry> Entries { get; } =
    [
        new("/", "nav.overview", Permission.View),
        new("/worklist", "nav.worklist", Permission.View),
        new("/assets", "nav.assets", Permission.View),
        new("/advisories", "nav.advisories", Permission.View),
        new("/sources", "nav.sources", Permission.View),
        new("/evidence", "nav.evidence", Permission.Audit),
        new("/settings/users", "nav.users", Permission.Administer),
        new("/jobs", "nav.jobs", Permission.View),
        new("/settings", "nav.settings", Permission.View),
    ];

    /// <summary>A place.</summary>
    /// <param name="Href">Its address.</param>
    /// <param name="Text">The key of its name.</param>
    /// <param name="Needs">What a person needs to see it named.</param>
    public sealed record Entry(string Href, string Text, Permission Needs);
}
