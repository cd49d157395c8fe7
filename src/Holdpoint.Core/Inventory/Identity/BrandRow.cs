namespace Holdpoint.Core.Inventory.Identity;

/// <summary>A brand, the company it belongs to, and whether people leave it out in front of a product's name.</summary>
internal sealed record BrandRow(string[] Words, string Company, bool Omitted)
{
    internal static IReadOnlyList<BrandRow> Read(IReadOnlyList<string[]> rows) =>
        [
            .. rows.Select(row => new BrandRow(
                    [.. NameText.Words(row[0])],
                    VendorLabel.Fold(row[1]),
                    row[2].Equals("yes", StringComparison.OrdinalIgnoreCase)
                ))
                // The longest brand first: SIMATIC NET before SIMATIC.
                .OrderByDescending(brand => brand.Words.Length),
        ];
}
