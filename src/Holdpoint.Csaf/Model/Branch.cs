namespace Holdpoint.Csaf.Model;

/// <summary>One branch of the product tree: either further branches or a product (3.1.2).</summary>
public sealed record Branch : CsafObject
{
    /// <summary>The branches below.</summary>
    public IReadOnlyList<Branch> Branches { get; init; } = [];

    /// <summary>What the name is: vendor, product_name, product_version_range and so on.</summary>
    public string Category { get; init; } = "";

    /// <summary>The name, or a version or version range, as written.</summary>
    public string Name { get; init; } = "";

    /// <summary>The product that ends this branch.</summary>
    public FullProductName? Product { get; init; }
}
