using Holdpoint.Csaf.Model;

namespace Holdpoint.Csaf.Products;

/// <summary>
/// The flattened product tree of a document: each product by its id, with its branches and what it is composed of.
/// Immutable; safe to use from many threads.
/// </summary>
public sealed class ProductCatalog
{
    private readonly Dictionary<string, ProductPath> byId;
    private readonly Dictionary<string, IReadOnlyList<string>> groups;

    private ProductCatalog(
        IReadOnlyList<ProductPath> products,
        Dictionary<string, ProductPath> byId,
        Dictionary<string, IReadOnlyList<string>> groups,
        IReadOnlyList<CatalogDiagnostic> diagnostics
    )
    {
        Products = products;
        this.byId = byId;
        this.groups = groups;
        Diagnostics = diagnostics;
    }

    /// <summary>Every product in document order, also those that share an id.</summary>
    public IReadOnlyList<ProductPath> Products { get; }

    /// <summary>The products of each group; ids as written, also undefined ones.</summary>
    public IReadOnlyDictionary<string, IReadOnlyList<string>> Groups => groups;

    /// <summary>What is wrong with the tree beyond its schema.</summary>
    public IReadOnlyList<CatalogDiagnostic> Diagnostics { get; }

    /// <summary>The catalogue of a document; empty where it has no product tree.</summary>
    public static ProductCatalog Of(CsafDocument document)
    {
        ArgumentNullException.ThrowIfNull(document);
        return Of(document.ProductTree ?? new ProductTree());
    }

    /// <summary>The catalogue of a product tree.</summary>
    public static ProductCatalog Of(ProductTree tree)
    {
        ArgumentNullException.ThrowIfNull(tree);
        var diagnostics = new List<CatalogDiagnostic>();
        var definitions = ProductDefinitions.Of(tree).ToList();
        var first = new Dictionary<string, ProductDefinition>(definitions.Count, StringComparer.Ordinal);
        foreach (var definition in definitions)
        {
            var path = definition.Path;
            if (!first.TryAdd(path.ProductId, definition))
                diagnostics.Add(
                    new(
                        CatalogCodes.DuplicateProduct,
                        path.Pointer,
                        path.ProductId,
                        $"the product id \"{path.ProductId}\" is defined twice"
                    )
                );
        }
        var resolver = new CompositionResolver(first, diagnostics);
        var products = definitions.ConvertAll(resolver.Resolve);
        var found = new Dictionary<string, ProductPath>(products.Count, StringComparer.Ordinal);
        foreach (var product in products)
            found.TryAdd(product.ProductId, product);
        return new ProductCatalog(products, found, GroupsOf(tree, diagnostics), diagnostics);
    }

    /// <summary>The product of an id; null where it is not defined.</summary>
    public ProductPath? Find(string productId) => byId.GetValueOrDefault(productId);

    /// <summary>
    /// The product ids that a list of products and a list of groups name together, each once, in order. Ids of
    /// undefined products stay in; an undefined group adds nothing.
    /// </summary>
    public IReadOnlyList<string> Expand(IReadOnlyList<string> productIds, IReadOnlyList<string> groupIds)
    {
        ArgumentNullException.ThrowIfNull(productIds);
        ArgumentNullException.ThrowIfNull(groupIds);
        if (groupIds.Count == 0)
            return productIds;
        var seen = new HashSet<string>(StringComparer.Ordinal);
        var ids = new List<string>();
        foreach (var id in productIds.Concat(groupIds.SelectMany(g => groups.GetValueOrDefault(g) ?? [])))
        {
            if (seen.Add(id))
                ids.Add(id);
        }
        return ids;
    }

    private static Dictionary<string, IReadOnlyList<string>> GroupsOf(
        ProductTree tree,
        List<CatalogDiagnostic> diagnostics
    )
    {
        var united = new Dictionary<string, IReadOnlyList<string>>(StringComparer.Ordinal);
        for (var i = 0; i < tree.ProductGroups.Count; i++)
        {
            var group = tree.ProductGroups[i];
            if (united.TryAdd(group.GroupId, group.ProductIds))
                continue;
            united[group.GroupId] =
            [
                .. united[group.GroupId].Union(group.ProductIds, StringComparer.Ordinal),
            ];
            diagnostics.Add(
                new(
                    CatalogCodes.DuplicateGroup,
                    $"/product_tree/product_groups/{i}",
                    group.GroupId,
                    $"the group id \"{group.GroupId}\" is defined twice"
                )
            );
        }
        return united;
    }
}
