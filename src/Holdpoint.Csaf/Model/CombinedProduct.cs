namespace Holdpoint.Csaf.Model;

/// <summary>A product composed of others along a path (2.1, 3.2.3.4 product_paths).</summary>
public sealed record CombinedProduct : CsafObject
{
    /// <summary>The id of the first part.</summary>
    public string BeginningProductReference { get; init; } = "";

    /// <summary>The composed product.</summary>
    public FullProductName? FullProductName { get; init; }

    /// <summary>What the part belongs to, from the nearest outwards.</summary>
    public IReadOnlyList<Subpath> Subpaths { get; init; } = [];
}
