namespace Holdpoint.Engine.Monitoring;

/// <summary>Which advisories are asked for; null leaves a field open.</summary>
public sealed record AdvisoryAsk
{
    /// <summary>A part of the id, title, publisher or CVEs, in any capitals.</summary>
    public string? Text { get; init; }

    /// <summary>The publisher.</summary>
    public string? Publisher { get; init; }

    /// <summary>True for those that affect an asset, or ask a person about one.</summary>
    public bool OnlyRelevant { get; init; }

    /// <summary>Sites whose assets are counted; null for all.</summary>
    public IReadOnlyList<string>? Allowed { get; init; }

    /// <summary>How many are left out at the beginning.</summary>
    public int From { get; init; }

    /// <summary>
    /// What the part comes after, as <see cref="AdvisoryPart.Next"/> gave it; null for the beginning. Costs the same however far
    /// behind the part lies.
    /// </summary>
    public string? After { get; init; }

    /// <summary>How many at most.</summary>
    public int Count { get; init; } = 50;

    /// <summary>What it rests upon apart from where the part begins: equal for equal filters.</summary>
    internal object Filter =>
        (
            nameof(AdvisoryAsk),
            Text,
            Publisher,
            OnlyRelevant,
            Allowed is null ? null : string.Join('\n', Allowed)
        );
}

/// <summary>A part of the advisories.</summary>
/// <param name="Lines">The newest first.</param>
/// <param name="Total">How many there are under the same filters.</param>
public sealed record AdvisoryPart(IReadOnlyList<AdvisoryOverview> Lines, int Total)
{
    /// <summary>What to ask for the lines after these with; null where there are none.</summary>
    public string? Next { get; init; }
}
