namespace Holdpoint.Csaf.Provider.Metadata;

/// <summary>An aggregator.json (CSAF §7.1.21): a list of providers, with mirrors when it is more than a lister.</summary>
public sealed record Aggregator
{
    /// <summary>Who aggregates.</summary>
    public string Name { get; init; } = "";

    /// <summary>True for a lister, which only points; false for an aggregator, which also mirrors.</summary>
    public bool IsLister { get; init; }

    /// <summary>When it last changed.</summary>
    public DateTimeOffset? Updated { get; init; }

    /// <summary>Its providers and publishers, in the order given.</summary>
    public IReadOnlyList<AggregatedProvider> Providers { get; init; } = [];
}
