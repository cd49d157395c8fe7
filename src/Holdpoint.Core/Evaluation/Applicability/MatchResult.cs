namespace Holdpoint.Core.Evaluation.Applicability;

/// <summary>What advisories mean for one configuration.</summary>
/// <param name="Findings">A finding per advisory and verdict, by advisory.</param>
/// <param name="DependsOnSerial">True where a unit's serial number may change a verdict: ask again with it.</param>
/// <param name="DependsOnOthers">True where the asset's other components may change a verdict: ask again with them.</param>
public sealed record MatchResult(
    IReadOnlyList<Finding> Findings,
    bool DependsOnSerial,
    bool DependsOnOthers = false
)
{
    /// <summary>Nothing speaks of the configuration.</summary>
    public static MatchResult None { get; } = new([], false);
}
