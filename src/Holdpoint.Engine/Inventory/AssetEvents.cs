using Holdpoint.Core.Inventory;

namespace Holdpoint.Engine.Inventory;

/// <summary>What the evidence calls the things that happen to one asset.</summary>
public static class AssetEvents
{
    /// <summary>An import said something else of it.</summary>
    public const string Changed = "asset.change";

    /// <summary>An import did not name it, and it was removed because that was asked for.</summary>
    public const string Removed = "asset.remove";

    /// <summary>The subject of the events of an asset.</summary>
    public static string Subject(string site, string tag) => $"{site}/{tag}";
}

/// <summary>What the evidence says of an asset that an import changed.</summary>
/// <param name="Import">The file.</param>
/// <param name="Changes">What became different.</param>
public sealed record AssetChanged(string Import, IReadOnlyList<AssetChange> Changes);
