using Holdpoint.Csaf.Model;

namespace Holdpoint.Csaf.Products;

/// <summary>A product of the tree with everything the document says about where it belongs.</summary>
/// <param name="Product">The full product name, its id and identification helper.</param>
/// <param name="Branches">The branches from the outermost to the product's own; empty for products outside of branches.</param>
/// <param name="Place">JSON pointer of the full product name where it is not in branches; see <see cref="Pointer"/>.</param>
public sealed record ProductPath(FullProductName Product, IReadOnlyList<BranchStep> Branches, string Place)
{
    /// <summary>JSON pointer of the full product name.</summary>
    public string Pointer => Branches is BranchChain chain ? chain.Pointer + "/product" : Place;

    /// <summary>The id the document refers to it by.</summary>
    public string ProductId => Product.ProductId;

    /// <summary>The full name for people.</summary>
    public string FullName => Product.Name;

    /// <summary>What identifies it in an inventory; null where nothing is given.</summary>
    public ProductIdentifiers? Identifiers => Product.Identifiers;

    /// <summary>What it is composed of, where it is a relationship (2.0) or a product path (2.1); null otherwise.</summary>
    public ProductComposition? Composition { get; init; }

    /// <summary>
    /// False where the product is composed of others and those could not be resolved (missing, a cycle, too deep): then
    /// nothing may be concluded from the absent part.
    /// </summary>
    public bool IsComplete { get; init; } = true;

    /// <summary>The vendor's name; null where no branch says it.</summary>
    public string? Vendor => Innermost("vendor");

    /// <summary>The product family's name, the innermost; null where no branch says it.</summary>
    public string? ProductFamily => Innermost("product_family");

    /// <summary>The product's name without version; null where no branch says it.</summary>
    public string? ProductName => Innermost("product_name");

    /// <summary>The version as written; null where no branch says it.</summary>
    public string? Version => Innermost("product_version");

    /// <summary>The version range as written; null where no branch says it.</summary>
    public string? VersionRange => Innermost("product_version_range");

    /// <summary>The name of the innermost branch of a category; null where there is none.</summary>
    public string? Innermost(string category)
    {
        for (var i = Branches.Count - 1; i >= 0; i--)
        {
            if (Branches[i].Category == category)
                return Branches[i].Name;
        }
        return null;
    }

    /// <summary>
    /// The products without composition that this one is made of, the first part first; itself where it is not composed.
    /// </summary>
    public IEnumerable<ProductPath> Parts()
    {
        if (Composition is null)
            return [this];
        return Composition.Steps.Aggregate(
            Composition.First.Parts(),
            (parts, step) => parts.Concat(step.Product.Parts())
        );
    }
}
