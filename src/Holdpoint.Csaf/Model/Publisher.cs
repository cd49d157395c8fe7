namespace Holdpoint.Csaf.Model;

/// <summary>Who publishes the document (3.2.1.8).</summary>
public sealed record Publisher : CsafObject
{
    /// <summary>vendor, coordinator, discoverer, multiplier, translator, user or other.</summary>
    public string Category { get; init; } = "";

    /// <summary>How to reach the publisher.</summary>
    public string? ContactDetails { get; init; }

    /// <summary>What gives the publisher the right to speak.</summary>
    public string? IssuingAuthority { get; init; }

    /// <summary>The publisher's name.</summary>
    public string Name { get; init; } = "";

    /// <summary>The URL that makes tracking ids unique.</summary>
    public string Namespace { get; init; } = "";
}
