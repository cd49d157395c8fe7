namespace Holdpoint.Core.Evaluation.Decisions;

/// <summary>What a zone says for its assets where they say nothing themselves; null where it says nothing either.</summary>
/// <param name="Exposure">How the zone can be reached.</param>
/// <param name="Criticality">How much the mission depends on its assets.</param>
/// <param name="Safety">What their failure does to people and the environment.</param>
/// <param name="Overrides">True when it stands before what the assets' own data say.</param>
public sealed record ZoneContext(
    string? Exposure = null,
    string? Criticality = null,
    string? Safety = null,
    bool Overrides = false
);
