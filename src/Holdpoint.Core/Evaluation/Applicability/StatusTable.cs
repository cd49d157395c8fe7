using System.Runtime.InteropServices;
using Holdpoint.Csaf.Model;
using Holdpoint.Csaf.Products;

namespace Holdpoint.Core.Evaluation.Applicability;

/// <summary>What a document says of each product for each vulnerability, put together by product.</summary>
internal sealed class StatusTable
{
    private readonly Dictionary<string, List<StatusGroup>> groups = new(StringComparer.Ordinal);
    private readonly Dictionary<long, List<int>> places = [];
    private readonly Dictionary<string, int> numbers = new(StringComparer.Ordinal);
    private readonly RemediationSets sets = new();

    /// <summary>What is said of a product; empty where nothing is.</summary>
    internal IReadOnlyList<StatusGroup> Groups(string productId) => groups.GetValueOrDefault(productId) ?? [];

    internal static StatusTable Of(CsafDocument document, ProductCatalog catalog)
    {
        var table = new StatusTable();
        for (var i = 0; i < document.Vulnerabilities.Count; i++)
            table.Add(document.Vulnerabilities[i], i, catalog);
        return table;
    }

    private void Add(Vulnerability vulnerability, int place, ProductCatalog catalog)
    {
        if (vulnerability.ProductStatus is not { } status)
            return;
        var offered = sets.Of(vulnerability, catalog);
        foreach (var (kind, ids) in Lists(status))
        {
            foreach (var id in ids)
                Add(id, kind, offered.GetValueOrDefault(id), place);
        }
    }

    private void Add(string product, StatementStatus status, int set, int place)
    {
        // One number for product, set and status: a key of the framework's own is compiled ahead.
        ref var number = ref CollectionsMarshal.GetValueRefOrAddDefault(numbers, product, out var isKnown);
        if (!isKnown)
            number = numbers.Count;
        var key = ((long)number << 32) | ((long)set << 4) | (long)status;
        if (!places.TryGetValue(key, out var list))
        {
            places[key] = list = [];
            if (!groups.TryGetValue(product, out var said))
                groups[product] = said = [];
            said.Add(new(status, sets.Fixes(set), list));
        }
        if (list.Count == 0 || list[^1] != place)
            list.Add(place);
    }

    private static IEnumerable<(StatementStatus, IReadOnlyList<string>)> Lists(ProductStatus status) =>
        [
            (StatementStatus.Affected, status.KnownAffected),
            (StatementStatus.Affected, status.FirstAffected),
            (StatementStatus.Affected, status.LastAffected),
            (StatementStatus.Fixed, status.Fixed),
            (StatementStatus.Fixed, status.FirstFixed),
            (StatementStatus.NotAffected, status.KnownNotAffected),
            (StatementStatus.Open, status.UnderInvestigation),
            (StatementStatus.Open, status.Unknown),
            (StatementStatus.Recommended, status.Recommended),
        ];
}
