namespace Holdpoint.Csaf.Validation.Tests;

/// <summary>
/// Which products are versions of the same product: those whose branches above the version are the same; of combined
/// products, those whose first part is of one kind and whose other parts are the same. Products without branches could be
/// versions of each other, and count so.
/// </summary>
internal sealed class ProductKinds
{
    private const string Untold = "";
    private readonly Dictionary<string, string> _kinds = new(StringComparer.Ordinal);
    private readonly Dictionary<string, List<string>> _bases = new(StringComparer.Ordinal);

    public ProductKinds(Subject subject)
    {
        foreach (var product in subject.Products)
            _kinds.TryAdd(product.Id, KindOf(product));
        foreach (var path in subject.Tree["product_paths"].Items)
        {
            if (
                path["full_product_name"]["product_id"].Text is not { } id
                || path["beginning_product_reference"].Text is not { } beginning
            )
                continue;
            var steps = path["subpaths"].Items.ToList();
            _kinds[id] =
                $"{Of(beginning)}\u0001{string.Join('\u0001', steps.Select(s => s["next_product_reference"].Text))}";
            if (
                steps.Count == 1
                && steps[0]["category"].Text == "installed_with"
                && steps[0]["next_product_reference"].Text is { } added
            )
            {
                // What is installed with a product fixes that product (6.1.27.13).
                AddBase(id, beginning);
                AddBase(added, beginning);
            }
        }
    }

    /// <summary>The kind of a product; products of one kind have the same.</summary>
    public string Of(string productId) => _kinds.GetValueOrDefault(productId, productId);

    /// <summary>
    /// True when a product is of the same kind as one of others, or is installed with one of them. Of a product that the tree
    /// does not define nothing can be told, so it counts as true.
    /// </summary>
    public bool Corresponds(string productId, IReadOnlyCollection<string> others)
    {
        if (!_kinds.TryGetValue(productId, out var kind))
            return others.Count > 0;
        return others.Any(o => Of(o) == kind)
            || _bases.TryGetValue(productId, out var bases) && others.Any(bases.Contains);
    }

    private void AddBase(string id, string beginning)
    {
        if (!_bases.TryGetValue(id, out var known))
            _bases[id] = known = [];
        known.Add(beginning);
    }

    private static string KindOf(Product product) =>
        product.Branches.Count == 0
            ? Untold
            : string.Join(
                '\n',
                product
                    .Branches.Where(b =>
                        b.Category
                            is not (
                                "product_version"
                                or "product_version_range"
                                or "patch_level"
                                or "service_pack"
                            )
                    )
                    .Select(b => $"{b.Category}={b.Name}")
            );
}
