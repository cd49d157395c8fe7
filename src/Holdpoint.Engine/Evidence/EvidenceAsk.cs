namespace Holdpoint.Engine.Evidence;

/// <summary>What of the evidence is asked for; what is null asks for everything.</summary>
public sealed record EvidenceAsk
{
    /// <summary>The kind of event, such as "case.decision".</summary>
    public string? Kind { get; init; }

    /// <summary>What it is about, exactly.</summary>
    public string? Subject { get; init; }

    /// <summary>Who did it, exactly.</summary>
    public string? Actor { get; init; }

    /// <summary>At this moment or later (UTC).</summary>
    public DateTimeOffset? From { get; init; }

    /// <summary>Before this moment (UTC).</summary>
    public DateTimeOffset? Until { get; init; }

    /// <summary>
    /// Sites that the one who asks may see: only what is about these sites or their cases. Null for everything, also what is
    /// about no single site.
    /// </summary>
    public IReadOnlyList<string>? Allowed { get; init; }

    /// <summary>The row that the part comes after, as <see cref="EvidencePart.Next"/> gave it; null for the newest.</summary>
    public long? After { get; init; }

    /// <summary>How many at most.</summary>
    public int Count { get; init; } = 50;
}
