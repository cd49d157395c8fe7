namespace Holdpoint.Core.Inventory.Identity;

/// <summary>Every table that names are read with.</summary>
/// <param name="Vendors">Vendors.</param>
/// <param name="Products">Product names.</param>
/// <param name="Families">Product families.</param>
public sealed record IdentityTables(VendorTable Vendors, ProductNames Products, ProductFamilies Families)
{
    /// <summary>The tables that ship with the program.</summary>
    public static IdentityTables Shipped { get; } =
        new(VendorTable.Shipped, ProductNames.Shipped, ProductFamilies.Shipped);
}
