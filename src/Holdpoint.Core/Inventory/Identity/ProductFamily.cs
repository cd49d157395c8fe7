namespace Holdpoint.Core.Inventory.Identity;

/// <summary>A family of products: the names advisories give it and what tells that a product belongs to it.</summary>
internal sealed record ProductFamily(
    string Id,
    string Company,
    IReadOnlyList<string> Names,
    IReadOnlyList<OrderNumberPattern> Numbers,
    IReadOnlyList<OrderNumberPattern> NotNumbers,
    IReadOnlyList<string> Beginnings
)
{
    /// <summary>True where a number belongs to the family.</summary>
    internal bool Holds(OrderNumber number) =>
        Numbers.Any(pattern => pattern.Contains(number))
        && !NotNumbers.Any(pattern => pattern.Contains(number));
}
