using Holdpoint.Core.Evaluation.PatchCases;

namespace Holdpoint.Engine.Evaluation.PatchCases;

/// <summary>A part of the worklist.</summary>
/// <param name="Lines">The lines, the most urgent first.</param>
/// <param name="Total">How many lines there are under the same filters.</param>
public sealed record WorklistPart(IReadOnlyList<WorklistLine> Lines, int Total)
{
    /// <summary>What to ask for the lines after these with; null where there are none.</summary>
    public string? Next { get; init; }
}

/// <summary>How many open cases a site has with one priority, stage and state of waiting.</summary>
/// <param name="Site">The site.</param>
/// <param name="Outcome">The priority.</param>
/// <param name="Stage">The stage.</param>
/// <param name="Waits">What they wait for; null for nothing.</param>
/// <param name="Cases">How many.</param>
public sealed record WorklistCount(
    string Site,
    string Outcome,
    PatchCaseStage Stage,
    string? Waits,
    int Cases
);

/// <summary>How many open cases of a site are due on a date.</summary>
/// <param name="Site">The site.</param>
/// <param name="DueOn">The date.</param>
/// <param name="Cases">How many.</param>
public sealed record DueCount(string Site, DateOnly DueOn, int Cases);
