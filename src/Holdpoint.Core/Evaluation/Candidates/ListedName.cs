using Holdpoint.Core.Evaluation.Applicability;
using Holdpoint.Core.Inventory;
using Holdpoint.Core.Inventory.Identity;

namespace Holdpoint.Core.Evaluation.Candidates;

/// <summary>
/// A name under which an inventory or an advisory lists a product: vendor and product, whatever the version. Two writings of
/// one name have one key.
/// </summary>
public sealed class ListedName
{
    private ListedName(
        VendorIdentity company,
        bool companyIsInferred,
        ProductName name,
        IReadOnlyList<OrderNumber> numbers
    )
    {
        (Company, CompanyIsInferred, Name, Numbers) = (company, companyIsInferred, name, numbers);
        Key = $"{string.Join('|', company.Companies)}\t{string.Join(' ', name.Words)}";
    }

    /// <summary>The folded vendor and product.</summary>
    public string Key { get; }

    /// <summary>The vendor as written; null where nobody says.</summary>
    public string? Vendor => Company.Label.Length == 0 ? null : Company.Label;

    /// <summary>The product as written.</summary>
    public string Product => Name.Text.Trim();

    /// <summary>The product's words, folded: a name of its own that means every writing, version train and order number.</summary>
    public string Folded => string.Join(' ', Name.Words);

    /// <summary>The order numbers listed with the name, in one writing, ordered.</summary>
    public IEnumerable<string> OrderNumbers =>
        Numbers.Select(number => number.ToString()).Order(StringComparer.Ordinal);

    internal VendorIdentity Company { get; }

    internal bool CompanyIsInferred { get; }

    internal ProductName Name { get; }

    internal IReadOnlyList<OrderNumber> Numbers { get; }

    /// <summary>The name of a configuration; null where it has none.</summary>
    public static ListedName? Of(Configuration configuration, IdentityTables tables)
    {
        var identity = AssetIdentity.Of(configuration, tables);
        return identity.Names is [{ Words.Count: > 0 } name, ..]
            ? new(identity.Vendor, identity.VendorIsInferred, name, identity.OrderNumbers)
            : null;
    }

    /// <summary>The names of a statement: the product's, and with its family's in front where the tree has one.</summary>
    public static IEnumerable<ListedName> Of(StatementIdentity identity)
    {
        ArgumentNullException.ThrowIfNull(identity);
        return identity
            .Names.Where(name => name.Words.Count > 0)
            .Select(name => new ListedName(identity.Vendor, false, name, identity.OrderNumbers));
    }

    /// <summary>A name from its parts as they were written.</summary>
    /// <param name="vendor">The vendor; null where nobody says.</param>
    /// <param name="product">The product.</param>
    /// <param name="orderNumbers">Order numbers listed with it.</param>
    /// <param name="tables">The tables that names are read with.</param>
    public static ListedName? Of(
        string? vendor,
        string product,
        IEnumerable<string> orderNumbers,
        IdentityTables tables
    )
    {
        ArgumentNullException.ThrowIfNull(tables);
        var company = tables.Vendors.Identify(vendor);
        var name = tables.Products.Read(product, company);
        if (name.Words.Count == 0)
            return null;
        var numbers = orderNumbers.Select(OrderNumber.Read).OfType<OrderNumber>();
        return new(company, false, name, [.. name.OrderNumbers.Concat(numbers).Distinct()]);
    }

    /// <summary>The name with the order numbers of another writing of it too.</summary>
    public ListedName With(ListedName other)
    {
        ArgumentNullException.ThrowIfNull(other);
        return other.Numbers.All(Numbers.Contains)
            ? this
            : new(Company, CompanyIsInferred, Name, [.. Numbers.Concat(other.Numbers).Distinct()]);
    }

    internal AssetIdentity AsAsset(IdentityTables tables) =>
        new()
        {
            Vendor = Company,
            VendorIsInferred = CompanyIsInferred,
            Names = [Name],
            OrderNumbers = Numbers,
            Families = tables.Families.Of(Company, Numbers, Name),
            Windows = WindowsRelease.Read(Name.Text),
        };

    internal StatementIdentity AsStatement(IdentityTables tables) =>
        new()
        {
            Vendor = Company,
            Names = [Name],
            OrderNumbers = Numbers,
            Patterns = Name.Patterns,
            Families = [.. tables.Families.Named(Name)],
            IncludesSiplus = Name.IncludesSiplus,
        };
}
