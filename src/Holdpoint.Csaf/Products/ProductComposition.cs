namespace Holdpoint.Csaf.Products;

/// <summary>How a product is composed: "First Category Product", such as "firmware installed_on controller".</summary>
/// <param name="First">The part.</param>
/// <param name="Steps">What it belongs to, from the nearest outwards: one in 2.0, one or more in 2.1.</param>
public sealed record ProductComposition(ProductPath First, IReadOnlyList<CompositionStep> Steps);
