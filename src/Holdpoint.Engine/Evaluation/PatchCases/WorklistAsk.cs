namespace Holdpoint.Engine.Evaluation.PatchCases;

/// <summary>Which part of the worklist is asked for; null leaves a field open.</summary>
public sealed record WorklistAsk
{
    /// <summary>Sites that the person may see; null for all.</summary>
    public IReadOnlyList<string>? Allowed { get; init; }

    /// <summary>The site's name.</summary>
    public string? Site { get; init; }

    /// <summary>Only work on assets of this zone.</summary>
    public string? Zone { get; init; }

    /// <summary>The priority, as the table words it.</summary>
    public string? Outcome { get; init; }

    /// <summary>The stage, as <see cref="Core.Evaluation.PatchCases.PatchCaseStage"/> is written.</summary>
    public string? Stage { get; init; }

    /// <summary>What it waits for, a word of <see cref="WorklistWaits"/>.</summary>
    public string? Waits { get; init; }

    /// <summary>Due on this date at the latest.</summary>
    public DateOnly? DueBy { get; init; }

    /// <summary>A part of what the line says, in any capitals.</summary>
    public string? Text { get; init; }

    /// <summary>How many lines are left out at the beginning.</summary>
    public int From { get; init; }

    /// <summary>
    /// What the part comes after, as <see cref="WorklistPart.Next"/> gave it; null for the beginning. Costs the same however far
    /// behind the part lies.
    /// </summary>
    public string? After { get; init; }

    /// <summary>How many lines at most.</summary>
    public int Count { get; init; } = 50;

    /// <summary>The same filters, wherever the part begins: equal for equal filters.</summary>
    internal object Filter =>
        (
            nameof(WorklistAsk),
            Allowed is null ? null : string.Join('\n', Allowed),
            Site,
            (Zone, Outcome, Stage, Waits),
            DueBy,
            Text
        );
}
