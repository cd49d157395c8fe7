using Holdpoint.Csaf.Model;

namespace Holdpoint.Csaf.Products;

/// <summary>Finds every full product name of a tree, in document order.</summary>
internal static class ProductDefinitions
{
    internal static IEnumerable<ProductDefinition> Of(ProductTree tree)
    {
        foreach (var path in InBranches(tree.Branches))
            yield return new ProductDefinition(path);
        for (var i = 0; i < tree.FullProductNames.Count; i++)
            yield return new ProductDefinition(
                new ProductPath(tree.FullProductNames[i], [], $"/product_tree/full_product_names/{i}")
            );
        for (var i = 0; i < tree.ProductPaths.Count; i++)
        {
            var combined = tree.ProductPaths[i];
            if (combined.FullProductName is { } product)
                yield return new ProductDefinition(
                    new ProductPath(product, [], $"/product_tree/product_paths/{i}/full_product_name"),
                    combined.BeginningProductReference,
                    combined.Subpaths
                );
        }
        for (var i = 0; i < tree.Relationships.Count; i++)
        {
            var relationship = tree.Relationships[i];
            if (relationship.FullProductName is { } product)
                yield return new ProductDefinition(
                    new ProductPath(product, [], $"/product_tree/relationships/{i}/full_product_name"),
                    relationship.ProductReference,
                    [
                        new Subpath
                        {
                            Category = relationship.Category,
                            NextProductReference = relationship.RelatesToProductReference,
                        },
                    ]
                );
        }
    }

    private static List<ProductPath> InBranches(IReadOnlyList<Branch> branches)
    {
        var found = new List<ProductPath>();
        Collect(branches, null, found);
        return found;
    }

    // The reader bounds the depth of branches, so this may recurse.
    private static void Collect(IReadOnlyList<Branch> branches, BranchChain? above, List<ProductPath> found)
    {
        for (var i = 0; i < branches.Count; i++)
        {
            var branch = branches[i];
            var chain = new BranchChain(above, new BranchStep(branch.Category, branch.Name), i);
            if (branch.Product is { } product)
                found.Add(new ProductPath(product, chain, ""));
            Collect(branch.Branches, chain, found);
        }
    }
}
