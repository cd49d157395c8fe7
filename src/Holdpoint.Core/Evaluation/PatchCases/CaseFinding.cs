namespace Holdpoint.Core.Evaluation.PatchCases;

/// <summary>An affected finding in a case.</summary>
public sealed record CaseFinding
{
    /// <summary>The finding.</summary>
    public required Finding Finding { get; init; }

    /// <summary>True when the case's target version closes it.</summary>
    public required bool Closed { get; init; }

    /// <summary>Why it stays open, as a clause; null where it is closed.</summary>
    public string? OpenBecause { get; init; }
}
