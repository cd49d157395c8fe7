namespace Holdpoint.Core.Inventory;

/// <summary>
/// The part of a component that decides which advisories apply. Findings are kept per distinct configuration, not
/// per asset, so that cost grows with distinct configurations. The serial number is left out on purpose: it differs
/// on every unit and matters to few statements; those say so and are held against the single unit.
/// </summary>
public sealed record Configuration(
    string? Vendor,
    string? Product,
    string? OrderNumber,
    string? Version,
    string? Cpe,
    string? Purl,
    AttributeSet Attributes
)
{
    /// <summary>The configuration of a component.</summary>
    public static Configuration Of(Component component)
    {
        ArgumentNullException.ThrowIfNull(component);
        return new(
            component.Vendor,
            component.Product,
            component.OrderNumber,
            component.Version,
            component.Cpe,
            component.Purl,
            component.Attributes
        );
    }
}
