namespace Holdpoint.Csaf.Products;

/// <summary>What can be wrong with a product tree beyond its schema.</summary>
public static class CatalogCodes
{
    /// <summary>Two products have one id; both are kept in the catalogue's list, the first is found by the id.</summary>
    public const string DuplicateProduct = "products.duplicate-id";

    /// <summary>Two groups have one id; their products are united.</summary>
    public const string DuplicateGroup = "products.duplicate-group";

    /// <summary>A reference to a product that is not defined.</summary>
    public const string MissingProduct = "products.missing";

    /// <summary>A product is composed of itself.</summary>
    public const string Cycle = "products.cycle";

    /// <summary>Compositions within compositions beyond the limit.</summary>
    public const string TooDeep = "products.too-deep";
}
