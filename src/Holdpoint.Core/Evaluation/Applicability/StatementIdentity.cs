using Holdpoint.Core.Inventory.Identity;

namespace Holdpoint.Core.Evaluation.Applicability;

/// <summary>What identifies the product of a statement: what the identification helper gives and what its names hold.</summary>
public sealed record StatementIdentity
{
    /// <summary>Who makes it.</summary>
    public required VendorIdentity Vendor { get; init; }

    /// <summary>Its names: product name, with the family's in front where the tree has one.</summary>
    public required IReadOnlyList<ProductName> Names { get; init; }

    /// <summary>Order numbers of the helper and of the names.</summary>
    public IReadOnlyList<OrderNumber> OrderNumbers { get; init; } = [];

    /// <summary>Order numbers with wildcards.</summary>
    public IReadOnlyList<OrderNumberPattern> Patterns { get; init; } = [];

    /// <summary>Serial numbers and patterns of them, as written: only these units.</summary>
    public IReadOnlyList<string> SerialNumbers { get; init; } = [];

    /// <summary>CPE name.</summary>
    public CpeName? Cpe { get; init; }

    /// <summary>Package URLs.</summary>
    public IReadOnlyList<PackageUrl> Purls { get; init; } = [];

    /// <summary>Digests of its files.</summary>
    public IReadOnlyList<FileDigest> Hashes { get; init; } = [];

    /// <summary>Identifiers of other schemes (CSAF x_generic_uris).</summary>
    public IReadOnlyList<string> Uris { get; init; } = [];

    /// <summary>Families the name means.</summary>
    public IReadOnlyList<string> Families { get; init; } = [];

    /// <summary>True where SIPLUS variants belong to it.</summary>
    public bool IncludesSiplus { get; init; }
}
