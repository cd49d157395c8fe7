namespace Holdpoint.Csaf.Model;

/// <summary>Scores for some products (3.2.3.8 metrics in 2.1, scores in 2.0).</summary>
public sealed record Metric : CsafObject
{
    /// <summary>The scores; null only where missing in a 2.1 document.</summary>
    public MetricContent? Content { get; init; }

    /// <summary>The products they hold for.</summary>
    public IReadOnlyList<string> Products { get; init; } = [];

    /// <summary>Where the scores come from (2.1).</summary>
    public string? Source { get; init; }
}
