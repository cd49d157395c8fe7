namespace Holdpoint.Csaf.Model;

/// <summary>All products the document refers to, as written; see ProductCatalog for the flattened view (3.2.2).</summary>
public sealed record ProductTree : CsafObject
{
    /// <summary>The outermost branches.</summary>
    public IReadOnlyList<Branch> Branches { get; init; } = [];

    /// <summary>Products outside of any branch.</summary>
    public IReadOnlyList<FullProductName> FullProductNames { get; init; } = [];

    /// <summary>Named sets of products.</summary>
    public IReadOnlyList<ProductGroup> ProductGroups { get; init; } = [];

    /// <summary>Products composed of others (2.1).</summary>
    public IReadOnlyList<CombinedProduct> ProductPaths { get; init; } = [];

    /// <summary>Products composed of two others (2.0).</summary>
    public IReadOnlyList<Relationship> Relationships { get; init; } = [];
}
