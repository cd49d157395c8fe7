using Holdpoint.Core.Inventory.Identity;
using Holdpoint.Core.Versions;
using Holdpoint.Csaf.Model;
using Holdpoint.Csaf.Products;

namespace Holdpoint.Core.Evaluation.Applicability;

/// <summary>Reads an advisory into the statements that configurations are held against.</summary>
public sealed class StatementReader(IdentityTables tables)
{
    private static readonly string[] LevelCategories = ["product_version", "service_pack", "patch_level"];

    private readonly RangeMemory ranges = new();
    private readonly IdentityMemory identities = new();

    /// <summary>With the tables that ship with the program.</summary>
    public static StatementReader Shipped { get; } = new(IdentityTables.Shipped);

    /// <summary>
    /// The statements of a document. A product without any status says nothing and is left out; so is a document
    /// without tracking id.
    /// </summary>
    public AdvisoryStatements Read(CsafDocument document)
    {
        ArgumentNullException.ThrowIfNull(document);
        var tracking = document.Metadata?.Tracking;
        var catalog = ProductCatalog.Of(document);
        var statuses = StatusTable.Of(document, catalog);
        var statements = new List<ProductStatement>();
        foreach (var product in catalog.Products)
        {
            if (statuses.Groups(product.ProductId) is { Count: > 0 } groups)
                statements.Add(Statement(product, groups));
        }
        return new()
        {
            Advisory = tracking?.Id ?? "",
            Revision = tracking?.Version ?? "",
            Vulnerabilities = [.. document.Vulnerabilities.Select(Name)],
            Statements = statements,
        };
    }

    private ProductStatement Statement(ProductPath product, IReadOnlyList<StatusGroup> groups)
    {
        var (bearer, host, conditions) = Bearer(product);
        var version = VersionText(bearer) ?? VersionText(product.Parts().First());
        var identity = Identity(bearer, product);
        var range = ranges.Read(
            version,
            bearer.VersionRange is null ? RangeTextKind.Version : RangeTextKind.Range,
            bearer.ProductName
        );
        return new()
        {
            ProductId = product.ProductId,
            Product = Told(product, bearer, version),
            Identity = identity,
            Range = range,
            Groups = [.. groups.Select(group => Plausible(group, range))],
            Conditions = conditions,
            Host = host is null ? null : Identity(host, host),
        };
    }

    /// <summary>
    /// The part that the inventory lists, and what must hold besides. "Firmware installed on controller" is listed as
    /// the controller with the firmware's version; any other composition is listed as its first part, and the rest is
    /// a condition.
    /// </summary>
    private static (ProductPath Bearer, ProductPath? Host, IReadOnlyList<string> Conditions) Bearer(
        ProductPath product
    )
    {
        var parts = product.Parts().ToList();
        if (!product.IsComplete)
            return (parts[0], null, ["the composition could not be read"]);
        if (parts.Count == 1)
            return (parts[0], null, Architecture(parts[0]));
        if (parts.Count == 2 && IsFirmware(parts[0]))
            return (parts[1], null, []);
        // The first host is looked for beside the component; what else is asked, and of which version, a person checks.
        var rest = parts
            .Skip(IsAnyVersion(parts[1]) ? 2 : 1)
            .Select(part => $"together with {part.FullName}");
        return (parts[0], parts[1], [.. rest]);
    }

    private static bool IsAnyVersion(ProductPath part) =>
        VersionText(part) is not { } version
        || RangeText.Parse(version) is { IsAll: true, Conditions.Count: 0 };

    private static bool IsFirmware(ProductPath part)
    {
        var name = part.ProductName ?? part.ProductFamily ?? part.FullName;
        return (part.ProductFamily is { } family && SaysFirmware(family)) || SaysFirmware(name);
    }

    private static bool SaysFirmware(string name) =>
        NameText.Words(NameText.Clean(name)) is var words
        && (words.Contains("firmware") || words.Contains("fw"));

    // A version in the affected range is no fix: the words were about another product, or misread.
    private static StatusGroup Plausible(StatusGroup group, StatementRange range)
    {
        var fixes = Plausible(group.Fixes, range);
        return ReferenceEquals(fixes, group.Fixes) ? group : group with { Fixes = fixes };
    }

    private static IReadOnlyList<Fix> Plausible(IReadOnlyList<Fix> fixes, StatementRange range)
    {
        if (fixes.All(fix => fix.Version is null || range.MayBeFixed(fix.Version)))
            return fixes;
        var kept = fixes.Where(fix => fix.Version is null || range.MayBeFixed(fix.Version)).ToList();
        return kept.Count > 0 ? kept : [fixes[0] with { Version = null, OrLater = false }];
    }

    private static string[] Architecture(ProductPath part) =>
        part.Innermost("architecture") is { } architecture ? [$"architecture {architecture}"] : [];

    private static string? VersionText(ProductPath part)
    {
        if (part.VersionRange is { } range)
            return range;
        var levels = LevelCategories.Select(part.Innermost).OfType<string>().ToList();
        return levels.Count == 0 ? null : string.Join(' ', levels);
    }

    private static string Told(ProductPath product, ProductPath bearer, string? version) =>
        product.Composition is not null || bearer.Branches.Count == 0
            ? product.FullName
            : string.Join(
                ' ',
                new[] { bearer.Vendor, bearer.ProductName ?? bearer.ProductFamily, version }
                    .OfType<string>()
                    .Select(text => text.Trim())
            );

    private StatementIdentity Identity(ProductPath bearer, ProductPath product)
    {
        var helpers = product
            .Parts()
            .Append(product)
            .Select(part => part.Identifiers)
            .OfType<ProductIdentifiers>()
            .Distinct()
            .ToList();
        if (helpers.Count > 0)
            return Identity(bearer, helpers);
        var (family, name) = (bearer.ProductFamily, bearer.ProductName);
        return identities.Read(
            bearer.Vendor,
            family,
            name,
            name is null && family is null ? bearer.FullName : null,
            () => Identity(bearer, helpers)
        );
    }

    private StatementIdentity Identity(ProductPath bearer, List<ProductIdentifiers> helpers)
    {
        var vendor = tables.Vendors.Identify(bearer.Vendor);
        var names = Names(bearer).Select(name => tables.Products.Read(name, vendor)).ToList();
        var numbers = new List<OrderNumber>(names.SelectMany(name => name.OrderNumbers));
        var patterns = new List<OrderNumberPattern>(names.SelectMany(name => name.Patterns));
        foreach (var text in helpers.SelectMany(helper => helper.ModelNumbers.Concat(helper.Skus)))
        {
            if (OrderNumberPattern.ReadCsaf(text) is { } pattern)
                patterns.Add(pattern);
            else if (OrderNumberPattern.ReadVendor(text) is { } wild)
                patterns.Add(wild);
            else if (OrderNumber.Read(text) is { } number)
            {
                if (!numbers.Contains(number))
                    numbers.Add(number);
                if (OrderNumberPattern.ReadBeginning(number) is { } beginning)
                    patterns.Add(beginning);
            }
        }
        return new()
        {
            Vendor = vendor,
            Names = names,
            OrderNumbers = numbers,
            Patterns = patterns,
            SerialNumbers = [.. helpers.SelectMany(helper => helper.SerialNumbers)],
            Cpe = helpers.Select(helper => CpeName.Read(helper.Cpe)).OfType<CpeName>().FirstOrDefault(),
            Purls =
            [
                .. helpers.SelectMany(helper => helper.Purls).Select(PackageUrl.Read).OfType<PackageUrl>(),
            ],
            Hashes =
            [
                .. helpers
                    .SelectMany(helper => helper.Hashes)
                    .SelectMany(file =>
                        file.FileHashes.Select(hash =>
                            FileDigest.Read(file.Filename, hash.Algorithm, hash.Value)
                        )
                    )
                    .OfType<FileDigest>(),
            ],
            Uris =
            [
                .. helpers
                    .SelectMany(helper => helper.GenericUris)
                    .Select(one => one.Uri.Trim())
                    .Where(uri => uri.Length > 0),
            ],
            Families = [.. names.SelectMany(tables.Families.Named).Distinct(StringComparer.Ordinal)],
            IncludesSiplus = names.Exists(name => name.IncludesSiplus),
        };
    }

    private static IEnumerable<string> Names(ProductPath part)
    {
        var (family, product) = (part.ProductFamily, part.ProductName);
        if (product is not null)
        {
            yield return product;
            if (family is not null && !product.Contains(family, StringComparison.OrdinalIgnoreCase))
                yield return $"{family} {product}";
        }
        else if (family is not null)
            yield return family;
        else
            yield return part.FullName;
    }

    private static string Name(Vulnerability vulnerability) =>
        vulnerability.Cve
        ?? vulnerability.Ids.Select(id => id.Text).FirstOrDefault()
        ?? vulnerability.Title
        ?? "";
}
