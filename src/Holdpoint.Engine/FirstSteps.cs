namespace Holdpoint.Engine;

/// <summary>How far a new programme is on its way to its first worklist.</summary>
/// <param name="HasSite">A site has a name.</param>
/// <param name="HasSource">There is a source.</param>
/// <param name="HasInventory">There is an asset.</param>
/// <param name="HasLooked">Some source was looked at.</param>
/// <param name="HasEvaluated">The inventory was held against what the sources said.</param>
public sealed record FirstSteps(
    bool HasSite,
    bool HasSource,
    bool HasInventory,
    bool HasLooked,
    bool HasEvaluated
)
{
    /// <summary>Whether nothing is missing.</summary>
    public bool IsDone => HasSite && HasSource && HasInventory && HasLooked && HasEvaluated;

    /// <summary>Whether nothing at all was begun, so that a sample plant would be in nobody's way.</summary>
    public bool IsUntouched => !HasSite && !HasSource && !HasInventory;
}
