namespace Holdpoint.Csaf.Products;

/// <summary>Something wrong with a product tree beyond its schema.</summary>
/// <param name="Code">One of <see cref="CatalogCodes"/>.</param>
/// <param name="Pointer">JSON pointer of the place.</param>
/// <param name="Id">The product or group id it is about.</param>
/// <param name="Message">What is wrong, for people.</param>
public sealed record CatalogDiagnostic(string Code, string Pointer, string Id, string Message);
