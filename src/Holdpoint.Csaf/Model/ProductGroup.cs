namespace Holdpoint.Csaf.Model;

/// <summary>A named set of products (3.2.2.3).</summary>
public sealed record ProductGroup : CsafObject
{
    /// <summary>The id the document refers to it by.</summary>
    public string GroupId { get; init; } = "";

    /// <summary>Its products.</summary>
    public IReadOnlyList<string> ProductIds { get; init; } = [];

    /// <summary>What it is for.</summary>
    public string? Summary { get; init; }
}
