namespace Holdpoint.Core.Versions;

/// <summary>How one version stands to another. Not every two versions can be compared.</summary>
public enum VersionOrder
{
    /// <summary>The first is older.</summary>
    Less,

    /// <summary>Both name the same version.</summary>
    Equal,

    /// <summary>The first is newer.</summary>
    Greater,

    /// <summary>No order can be told; the comparison says why.</summary>
    Incomparable,
}
