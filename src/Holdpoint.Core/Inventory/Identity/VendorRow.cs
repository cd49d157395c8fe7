using System.Globalization;

namespace Holdpoint.Core.Inventory.Identity;

/// <summary>One row of the vendor table.</summary>
/// <param name="Kind">What the row says.</param>
/// <param name="Name">The name it is about.</param>
/// <param name="Company">The company it points to.</param>
/// <param name="Since">From when; null where that is not known or plays no part.</param>
/// <param name="Provenance">Who or what says so.</param>
public sealed record VendorRow(
    VendorRowKind Kind,
    string Name,
    string Company,
    DateOnly? Since,
    string Provenance
)
{
    internal static IEnumerable<VendorRow> Read(IReadOnlyList<string[]> rows) =>
        rows.Select(row => new VendorRow(
            Enum.Parse<VendorRowKind>(row[0], ignoreCase: true),
            row[1],
            row[2],
            DateOnly.TryParseExact(
                row[3],
                "yyyy-MM-dd",
                CultureInfo.InvariantCulture,
                DateTimeStyles.None,
                out var since
            )
                ? since
                : null,
            row[4]
        ));
}

/// <summary>What a row of the vendor table says of its name and its company.</summary>
public enum VendorRowKind
{
    /// <summary>Another writing of the company's name.</summary>
    Alias,

    /// <summary>The business went to the company.</summary>
    Successor,

    /// <summary>A brand or daughter of the company; its products appear under either name.</summary>
    Part,

    /// <summary>Must never be taken for the company, however alike the names are.</summary>
    Deny,
}
