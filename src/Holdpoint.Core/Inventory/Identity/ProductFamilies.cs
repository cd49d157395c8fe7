namespace Holdpoint.Core.Inventory.Identity;

/// <summary>Which families a product belongs to and which family an advisory's product name means. Immutable.</summary>
public sealed class ProductFamilies
{
    private readonly IReadOnlyList<ProductFamily> families;
    private readonly Dictionary<string, List<string>> byName = new(StringComparer.Ordinal);

    private ProductFamilies(IReadOnlyList<ProductFamily> families)
    {
        this.families = families;
        foreach (var family in families)
        {
            foreach (var name in family.Names)
            {
                if (!byName.TryGetValue(name, out var ids))
                    byName[name] = ids = [];
                ids.Add(family.Id);
            }
        }
    }

    /// <summary>The families that ship with the program.</summary>
    public static ProductFamilies Shipped { get; } = Read(TableText.Shipped("families.psv"));

    /// <summary>The families a statement's product name means; none where it names a single product.</summary>
    public IReadOnlyList<string> Named(ProductName name)
    {
        ArgumentNullException.ThrowIfNull(name);
        return byName.GetValueOrDefault(name.Key) ?? byName.GetValueOrDefault(name.Bare) ?? [];
    }

    /// <summary>The families a product belongs to, by its order numbers or else by its name.</summary>
    public IReadOnlyList<string> Of(
        VendorIdentity vendor,
        IReadOnlyList<OrderNumber> numbers,
        ProductName? name
    )
    {
        ArgumentNullException.ThrowIfNull(vendor);
        ArgumentNullException.ThrowIfNull(numbers);
        var found = new List<string>();
        foreach (var family in families)
        {
            if (!vendor.IsOpen && !vendor.Companies.Contains(family.Company, StringComparer.Ordinal))
                continue;
            var held =
                family.Numbers.Count > 0
                && numbers.Any(number =>
                    family.Holds(number) || (number.IsSiplus && family.Holds(number.Plain))
                );
            // Where the numbers tell, the name does not overrule them.
            if (!held && numbers.Count > 0 && family.Numbers.Count > 0)
                continue;
            if (
                held
                || (
                    name is not null
                    && family.Beginnings.Any(start => name.Bare.StartsWith(start, StringComparison.Ordinal))
                )
            )
                found.Add(family.Id);
        }
        return found;
    }

    private static ProductFamilies Read(IReadOnlyList<string[]> rows) =>
        new([
            .. rows.Select(row =>
            {
                var vendor = new VendorIdentity(row[1], [VendorLabel.Fold(row[1])]);
                var numbers = TableText.Several(row[3]);
                return new ProductFamily(
                    row[0],
                    VendorLabel.Fold(row[1]),
                    [
                        .. TableText
                            .Several(row[2])
                            .SelectMany(name => Keys(name, vendor))
                            .Distinct(StringComparer.Ordinal),
                    ],
                    [.. numbers.Where(number => number[0] != '!').Select(Pattern)],
                    [.. numbers.Where(number => number[0] == '!').Select(number => Pattern(number[1..]))],
                    [
                        .. TableText
                            .Several(row[4])
                            .Select(name => ProductNames.Shipped.Read(name, vendor).Bare)
                            .Distinct(StringComparer.Ordinal),
                    ]
                );
            }),
        ]);

    private static IEnumerable<string> Keys(string name, VendorIdentity vendor)
    {
        var read = ProductNames.Shipped.Read(name, vendor);
        // A train in a family's name ("S7-400 PN/DP V7 CPU family") is what sets it apart.
        return read.Train is null ? [read.Key, read.Bare] : [read.Key];
    }

    // A number without wildcard is a set of one.
    private static OrderNumberPattern Pattern(string number) =>
        OrderNumberPattern.ReadCsaf(number) ?? OrderNumberPattern.ReadCsaf(number + "*")!;
}
