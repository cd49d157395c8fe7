namespace Holdpoint.Core.Evaluation.Decisions;

/// <summary>What an asset brings to a decision, in the site's own words. Many assets share one context.</summary>
public sealed record AssetContext
{
    /// <summary>The asset's zone; null where not given.</summary>
    public string? Zone { get; init; }

    /// <summary>How much the mission depends on it; null where not given.</summary>
    public string? Criticality { get; init; }

    /// <summary>What its failure does to people and the environment; null where not given.</summary>
    public string? Safety { get; init; }

    /// <summary>How it can be reached; null where not given.</summary>
    public string? Exposure { get; init; }

    /// <summary>
    /// What the site's policy says instead of the asset's own data: <c>exposure</c>, <c>criticality</c>, <c>safety</c>.
    /// </summary>
    public AttributeSet Policy { get; init; } = AttributeSet.Empty;

    /// <summary>Values for inputs of a site's own tables, by the input's name.</summary>
    public AttributeSet Further { get; init; } = AttributeSet.Empty;
}
