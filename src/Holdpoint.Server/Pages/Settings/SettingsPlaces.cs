using Holdpoint.Core.Access;

namespace Holdpoint.Server.Pages.Settings;

/// <summary>What can be set and looked up; a new page is a row here.</summary>
internal static class SettingsPlaces
{
    /// <summary>All, in their order.</summary>
    public static IReadOnlyList<Place> All { get; } =
    [
        new("/settings/policies", "policies", Permission.View),
        new("/settings/clocks", "clocks", Permission.View),
    ];

    /// <summary>A page of the settings.</summary>
    /// <param name="Href">Its address.</param>
    /// <param name="Text">Its name is the text <c>place.TEXT</c>, what it is for <c>place.TEXT.says</c>.</param>
    /// <param name="Needs">What a person needs to see it named.</param>
    /// <param name="Everywhere">Whether that is needed for all sites.</param>
    public sealed record Place(string Href, string Text, Permission Needs, bool Everywhere = false);
}
