namespace Holdpoint.Core.Versions;

/// <summary>Where a version lies and why.</summary>
/// <param name="Position">The place.</param>
/// <param name="Reason">One sentence that a person can check.</param>
public readonly record struct RangeAnswer(RangePosition Position, string Reason)
{
    /// <summary>True when the version provably lies outside.</summary>
    public bool IsOutside => Position is RangePosition.Below or RangePosition.Gap or RangePosition.Beyond;

    /// <summary>An unknown place.</summary>
    public static RangeAnswer Unknown(string reason) => new(RangePosition.Unknown, reason);
}
