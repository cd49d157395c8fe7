using Holdpoint.Csaf.Provider.Metadata;

namespace Holdpoint.Csaf.Provider.Discovery;

/// <summary>One provider that a source leads to.</summary>
/// <param name="Name">Who publishes; the address when nobody is named.</param>
/// <param name="Scope">Short name that keeps this provider's documents apart from those of others under one aggregator; empty when it is alone.</param>
/// <param name="Address">Where the description was read.</param>
/// <param name="Metadata">What it describes. A feed, directory or folder without metadata gets one made up from what it is.</param>
/// <param name="HasMetadata">False when there was no provider-metadata.json, so that no keys are named.</param>
public sealed record ProviderEndpoint(
    string Name,
    string Scope,
    Uri Address,
    ProviderMetadata Metadata,
    bool HasMetadata
);
