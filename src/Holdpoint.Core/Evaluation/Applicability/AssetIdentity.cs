using Holdpoint.Core.Inventory;
using Holdpoint.Core.Inventory.Identity;
using Holdpoint.Core.Versions;

namespace Holdpoint.Core.Evaluation.Applicability;

/// <summary>What identifies the product of a configuration, read once for all advisories.</summary>
public sealed record AssetIdentity
{
    /// <summary>Who makes it; open where nothing says so.</summary>
    public required VendorIdentity Vendor { get; init; }

    /// <summary>True where the vendor was told by a brand in the product's name only.</summary>
    public bool VendorIsInferred { get; init; }

    /// <summary>The product's names: as written, as the CPE writes it, as the order number where there is no other.</summary>
    public required IReadOnlyList<ProductName> Names { get; init; }

    /// <summary>Its order numbers: the field's and those in the name.</summary>
    public required IReadOnlyList<OrderNumber> OrderNumbers { get; init; }

    /// <summary>The families it belongs to.</summary>
    public required IReadOnlyList<string> Families { get; init; }

    /// <summary>The Windows release its name means.</summary>
    public WindowsRelease? Windows { get; init; }

    /// <summary>Its CPE name.</summary>
    public CpeName? Cpe { get; init; }

    /// <summary>Its package URL.</summary>
    public PackageUrl? Purl { get; init; }

    /// <summary>Digests of its files.</summary>
    public IReadOnlyList<FileDigest> Hashes { get; init; } = [];

    /// <summary>Its identifier of another scheme (CSAF x_generic_uris).</summary>
    public string? Uri { get; init; }

    /// <summary>The version train that stands in the product's name.</summary>
    public NamedTrain? Train => Names.Count == 0 ? null : Names[0].Train;

    /// <summary>Reads a configuration's identity.</summary>
    public static AssetIdentity Of(Configuration configuration, IdentityTables tables)
    {
        ArgumentNullException.ThrowIfNull(configuration);
        ArgumentNullException.ThrowIfNull(tables);
        var cpe = CpeName.Read(configuration.Cpe);
        var purl = PackageUrl.Read(configuration.Purl);
        var vendor = tables.Vendors.Identify(configuration.Vendor ?? Spaced(cpe?.Vendor));
        var names = new List<ProductName>();
        if (configuration.Product is { Length: > 0 } product)
            names.Add(tables.Products.Read(product, vendor));
        else if (Spaced(cpe?.Product) is { } spaced)
            names.Add(tables.Products.Read(spaced, vendor));
        var numbers = new List<OrderNumber>();
        if (OrderNumber.Read(configuration.OrderNumber) is { } number)
            numbers.Add(number);
        if (
            OrderNumber.Read(configuration.Attributes[IdentifyingAttributes.Sku]) is { } sku
            && !numbers.Contains(sku)
        )
            numbers.Add(sku);
        foreach (var named in names.SelectMany(name => name.OrderNumbers))
        {
            if (!numbers.Exists(known => known.Compact == named.Compact))
                numbers.Add(named);
        }
        if (names.Count == 0 && configuration.OrderNumber is { Length: > 0 } order)
            names.Add(tables.Products.Read(order, vendor));
        var inferred = vendor.IsOpen
            ? names.Select(name => name.Brand).FirstOrDefault(brand => brand is not null)
            : null;
        if (inferred is not null)
            vendor = new(configuration.Vendor ?? "", [inferred]);
        return new()
        {
            Vendor = vendor,
            VendorIsInferred = inferred is not null,
            Names = names,
            OrderNumbers = numbers,
            Families = tables.Families.Of(vendor, numbers, names.Count == 0 ? null : names[0]),
            Windows = WindowsRelease.Read(configuration.Product),
            Cpe = cpe,
            Purl = purl,
            Hashes = IdentifyingAttributes.Digests(configuration.Attributes),
            Uri = configuration.Attributes[IdentifyingAttributes.Uri],
        };
    }

    private static string? Spaced(string? cpe) => cpe?.Replace('_', ' ');

    /// <summary>The installed version's text, from wherever it stands; null where it is not known.</summary>
    internal static string? VersionOf(Configuration configuration, AssetIdentity identity)
    {
        var train = identity.Train?.Version;
        if (Known(configuration.Version) is { } version)
            return train is not null && VersionMemory.Read(version).Shape == VersionShape.LevelOnly
                ? $"{train.Raw} {version}"
                : version;
        if (identity.Cpe?.Version is { } stated and not "-")
            return identity.Cpe.Update is { } update and not "-" ? $"{stated} {update}" : stated;
        if (identity.Purl?.Version is { } packaged)
            return packaged;
        // "V5.X" is a train, not an installed version.
        return train is { HasWildcard: false } ? train.Raw : null;
    }

    /// <summary>True where only the product's name tells the version: it may leave out what comes after.</summary>
    internal static bool IsVersionFromName(Configuration configuration, AssetIdentity identity) =>
        Known(configuration.Version) is null
        && identity.Cpe?.Version is null or "-"
        && identity.Purl?.Version is null;

    private static string? Known(string? version) =>
        string.IsNullOrWhiteSpace(version) || !version.Any(char.IsLetterOrDigit) || IsPlaceholder(version)
            ? null
            : version.Trim();

    private static bool IsPlaceholder(string version) =>
        version.Trim().Trim('(', ')', '[', ']', '<', '>').ToLowerInvariant()
            is "unknown"
                or "n/a"
                or "na"
                or "none"
                or "null"
                or "tbd"
                or "not known"
                or "any"
                or "any in range";
}
