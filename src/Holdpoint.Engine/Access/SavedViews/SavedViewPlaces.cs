using System.Collections.Frozen;

namespace Holdpoint.Engine.Access.SavedViews;

/// <summary>The tables whose filters can be named.</summary>
public static class SavedViewPlaces
{
    /// <summary>All.</summary>
    public static FrozenSet<string> All { get; } =
        FrozenSet.Create(StringComparer.Ordinal, "worklist", "assets", "advisories", "evidence");
}
