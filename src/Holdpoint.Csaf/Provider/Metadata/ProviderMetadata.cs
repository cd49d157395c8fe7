namespace Holdpoint.Csaf.Provider.Metadata;

/// <summary>A provider-metadata.json (CSAF 2.0 and 2.1 §7.1.7), as far as a client needs it.</summary>
public sealed record ProviderMetadata
{
    /// <summary>Where it says it lives.</summary>
    public Uri? CanonicalUrl { get; init; }

    /// <summary>When it last changed.</summary>
    public DateTimeOffset? Updated { get; init; }

    /// <summary><c>2.0</c> or <c>2.1</c>.</summary>
    public string Version { get; init; } = "2.0";

    /// <summary>What the provider promises; a provider when not told, as the schema's default says.</summary>
    public ProviderRole Role { get; init; } = ProviderRole.Provider;

    /// <summary>Who publishes.</summary>
    public string PublisherName { get; init; } = "";

    /// <summary>The publisher's namespace: the stable identity of who publishes.</summary>
    public string PublisherNamespace { get; init; } = "";

    /// <summary>Ways to the documents, in the order given.</summary>
    public IReadOnlyList<Distribution> Distributions { get; init; } = [];

    /// <summary>ROLIE service documents, which list further feeds.</summary>
    public IReadOnlyList<Uri> Services { get; init; } = [];

    /// <summary>The keys documents are signed with.</summary>
    public IReadOnlyList<KeyReference> Keys { get; init; } = [];

    /// <summary>Kept up from then on (2.1); null when not told.</summary>
    public DateTimeOffset? MaintainedFrom { get; init; }

    /// <summary>Kept up until then (2.1); null when not told.</summary>
    public DateTimeOffset? MaintainedUntil { get; init; }
}
