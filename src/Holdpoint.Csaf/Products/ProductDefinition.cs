using Holdpoint.Csaf.Model;

namespace Holdpoint.Csaf.Products;

/// <summary>A full product name where it is defined, before compositions are resolved.</summary>
internal sealed record ProductDefinition(
    ProductPath Path,
    string FirstReference,
    IReadOnlyList<Subpath> Steps
)
{
    internal ProductDefinition(ProductPath path)
        : this(path, "", []) { }

    internal bool IsComposed => Steps.Count > 0;
}
