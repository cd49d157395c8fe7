namespace Holdpoint.Csaf.Provider.Metadata;

/// <summary>One entry of an aggregator.</summary>
/// <param name="Name">Who publishes.</param>
/// <param name="Namespace">His namespace.</param>
/// <param name="Metadata">His own provider-metadata.json, or for a mere publisher the place of his documents.</param>
/// <param name="Mirrors">The aggregator's mirrors, each a provider-metadata.json; none for a lister.</param>
/// <param name="IsPublisher">True when he has no provider-metadata.json of his own, so that only a mirror can be read.</param>
public sealed record AggregatedProvider(
    string Name,
    string Namespace,
    Uri Metadata,
    IReadOnlyList<Uri> Mirrors,
    bool IsPublisher
);
