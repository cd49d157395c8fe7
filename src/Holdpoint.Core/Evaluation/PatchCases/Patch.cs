namespace Holdpoint.Core.Evaluation.PatchCases;

/// <summary>What can be installed to fix findings.</summary>
public sealed record Patch
{
    /// <summary>The product as the site's inventory names it, without version.</summary>
    public required string Product { get; init; }

    /// <summary>The lowest version that closes most, as the vendor wrote it; null where the vendor states none.</summary>
    public string? TargetVersion { get; init; }

    /// <summary>True when a later version does as well for everything that is closed.</summary>
    public bool OrLater { get; init; }

    /// <summary>The widest restart that any of the fixes needs, as CSAF's restart_required category; null where no document says.</summary>
    public string? RestartRequired { get; init; }

    /// <summary>Where the fixes are offered, ordered, each once.</summary>
    public IReadOnlyList<string> Urls { get; init; } = [];
}
