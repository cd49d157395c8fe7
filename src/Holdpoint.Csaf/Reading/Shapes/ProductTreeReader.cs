using Holdpoint.Csaf.Model;

namespace Holdpoint.Csaf.Reading.Shapes;

internal static class ProductTreeReader
{
    private static readonly ObjectShape Shape = new(
        [
            new("branches", Presence.Optional),
            new("full_product_names", Presence.Optional),
            new("product_groups", Presence.Optional),
            new("product_paths", Presence.Only21),
            new("relationships", Presence.Only20),
        ],
        minimum20: 1,
        minimum21: 1
    );

    internal static ProductTree? Read(ref JsonCursor json)
    {
        if (!json.StartObject(Shape, out var at))
            return null;
        IReadOnlyList<Branch> branches = [];
        IReadOnlyList<FullProductName> fullProductNames = [];
        IReadOnlyList<ProductGroup> productGroups = [];
        IReadOnlyList<CombinedProduct> productPaths = [];
        IReadOnlyList<Relationship> relationships = [];
        while (json.NextProperty(ref at))
        {
            switch (at.Property)
            {
                case "branches":
                    branches = json.List(BranchReader.Read);
                    break;
                case "full_product_names":
                    fullProductNames = json.List(FullProductNameReader.Read);
                    break;
                case "product_groups":
                    productGroups = json.List(ProductGroupReader.Read);
                    break;
                case "product_paths":
                    productPaths = json.List(CombinedProductReader.Read);
                    break;
                case "relationships":
                    relationships = json.List(RelationshipReader.Read);
                    break;
            }
        }
        return new ProductTree
        {
            Branches = branches,
            FullProductNames = fullProductNames,
            ProductGroups = productGroups,
            ProductPaths = productPaths,
            Relationships = relationships,
            Extensions = at.Extensions,
        };
    }
}
