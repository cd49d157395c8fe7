using Holdpoint.Core.Evaluation.Decisions;

namespace Holdpoint.Core.Evaluation.PatchCases;

/// <summary>One configuration in a case, with the assets that have it. Assets and findings are shared between cases, not copied.</summary>
public sealed record CasePart
{
    /// <summary>The configuration's id as the caller gave it.</summary>
    public required long Configuration { get; init; }

    /// <summary>The installed version as the inventory has it; null where unknown.</summary>
    public string? Installed { get; init; }

    /// <summary>The lowest version that closes most on this configuration; null where there is none.</summary>
    public string? Target { get; init; }

    /// <summary>Ids of the assets, ordered, each once.</summary>
    public required IReadOnlyList<string> Assets { get; init; }

    /// <summary>The distinct contexts of those assets.</summary>
    public required IReadOnlyList<AssetContext> Contexts { get; init; }

    /// <summary>The affected findings of this configuration that belong to the case, ordered by advisory.</summary>
    public required IReadOnlyList<CaseFinding> Findings { get; init; }
}
