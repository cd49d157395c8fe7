namespace Holdpoint.Csaf.Products;

/// <summary>One step of a composition.</summary>
/// <param name="Category">installed_on, installed_with, default_component_of, optional_component_of or external_component_of.</param>
/// <param name="Product">What the step before belongs to.</param>
public sealed record CompositionStep(string Category, ProductPath Product);
