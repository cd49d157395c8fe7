namespace Holdpoint.Csaf.Products;

/// <summary>One branch on the way to a product.</summary>
/// <param name="Category">What the name is: vendor, product_name, product_version_range and so on.</param>
/// <param name="Name">The name as written.</param>
public readonly record struct BranchStep(string Category, string Name);
