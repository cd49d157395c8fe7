using Holdpoint.Core.Inventory;

namespace Holdpoint.Core.Evaluation.PatchCases;

/// <summary>
/// What has to be grouped anew when some advisories changed: much less than everything. Give the grouping every configuration
/// that <see cref="Includes"/> says, with all its findings and assets, keep of the result what <see cref="Of"/> says, and
/// reconcile it with the existing cases that <see cref="Holds(PatchCaseContent)"/> says.
/// </summary>
public sealed class CaseScope
{
    private readonly HashSet<string> advisories;
    private readonly HashSet<string> products;
    private readonly Func<string, string> vendorKey;

    /// <summary>Makes a scope.</summary>
    /// <param name="advisories">The advisories that changed, came or went.</param>
    /// <param name="touched">Every configuration that has, or had before the change, a finding of one of them.</param>
    /// <param name="vendorKey">The same as for <see cref="PatchCaseGrouping.Group"/>.</param>
    public CaseScope(
        IEnumerable<string> advisories,
        IEnumerable<Configuration> touched,
        Func<string, string>? vendorKey = null
    )
    {
        ArgumentNullException.ThrowIfNull(touched);
        this.vendorKey = vendorKey ?? PatchProduct.FoldVendor;
        this.advisories = new(advisories, StringComparer.Ordinal);
        products = new(touched.Select(ProductOf), StringComparer.Ordinal);
    }

    /// <summary>True when the configuration's product is touched: the grouping must be given it.</summary>
    public bool Includes(Configuration configuration) => products.Contains(ProductOf(configuration));

    /// <summary>Of a grouping of the configurations in scope, the cases and items that are whole.</summary>
    public GroupedFindings Of(GroupedFindings grouped)
    {
        ArgumentNullException.ThrowIfNull(grouped);
        return new([.. grouped.Cases.Where(Holds)], [.. grouped.Reviews.Where(Holds)]);
    }

    /// <summary>True when the case, new or existing, is in scope: a patch of a touched product, or a changed advisory without fix.</summary>
    public bool Holds(PatchCaseContent content)
    {
        ArgumentNullException.ThrowIfNull(content);
        return content.Kind == PatchCaseKind.Patch
            ? products.Contains(content.ProductKey)
            : advisories.Contains(content.Advisory!);
    }

    /// <summary>True when the item, new or existing, asks about a changed advisory.</summary>
    public bool Holds(ReviewItem item)
    {
        ArgumentNullException.ThrowIfNull(item);
        return advisories.Contains(item.Advisory);
    }

    private string ProductOf(Configuration configuration) => PatchProduct.Of(configuration, vendorKey).Key;
}
