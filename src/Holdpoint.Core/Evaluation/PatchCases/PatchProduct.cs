using System.Text;
using Holdpoint.Core.Inventory;
using Holdpoint.Core.Versions;

namespace Holdpoint.Core.Evaluation.PatchCases;

/// <summary>
/// The product that a patch is for, as the inventory names it. The order number comes first: it names the file to install;
/// without one it is vendor and product without the version in the name.
/// </summary>
/// <param name="Key">Folded; equal for the same product.</param>
/// <param name="Label">For people.</param>
internal sealed record PatchProduct(string Key, string Label)
{
    public static PatchProduct Of(Configuration configuration, Func<string, string> vendorKey)
    {
        var name = configuration.Product is { Length: > 0 } product ? NameOf(product) : null;
        if (configuration.OrderNumber is { Length: > 0 } number)
            return new(
                $"#{Fold(number, keepSlash: true)}",
                name is null || Fold(name, false) == Fold(number, false) ? number : $"{name} ({number})"
            );
        var vendor = configuration.Vendor is { Length: > 0 } given ? vendorKey(given) : "";
        if (name is not null)
            return new($"{vendor}/{WithoutVendor(Fold(name, false), vendor)}", name);
        var identifier = configuration.Purl ?? configuration.Cpe ?? "unnamed product";
        return new($"{vendor}/{identifier}", identifier);
    }

    /// <summary>A vendor's name without case, blanks and legal form: what is compared when no alias table is given.</summary>
    public static string FoldVendor(string vendor)
    {
        var words = vendor
            .ToLowerInvariant()
            .Split([' ', ',', '.', '-', '&'], StringSplitOptions.RemoveEmptyEntries)
            .Where(word => !LegalForms.Contains(word));
        return string.Concat(words);
    }

    private static readonly HashSet<string> LegalForms = new(StringComparer.Ordinal)
    {
        "ag",
        "co",
        "company",
        "corp",
        "corporation",
        "gmbh",
        "inc",
        "kg",
        "llc",
        "ltd",
        "sa",
        "se",
    };

    private static string NameOf(string product)
    {
        var split = NamedTrain.Split(product);
        return split.Product.Length > 0 ? split.Product : product.Trim();
    }

    private static string WithoutVendor(string folded, string vendor) =>
        vendor.Length > 0
        && folded.Length > vendor.Length
        && folded.StartsWith(vendor, StringComparison.Ordinal)
            ? folded[vendor.Length..]
            : folded;

    private static string Fold(string text, bool keepSlash)
    {
        var folded = new StringBuilder(text.Length);
        foreach (var c in text)
            if (char.IsLetterOrDigit(c) || (keepSlash && c == '/'))
                folded.Append(char.ToLowerInvariant(c));
        return folded.ToString();
    }
}
