using Holdpoint.Csaf.Model;
using Holdpoint.Csaf.Products;

namespace Holdpoint.Core.Evaluation.Applicability;

/// <summary>What a document says of each product for each vulnerability, put together by product.</summary>
internal sealed class StatusTable
{
    private readonly Dictionary<string, List<StatusGroup>> groups = new(StringComparer.Ordinal);

    /// <summary>What is said of a product; empty where nothing is.</summary>
    internal IReadOnlyList<StatusGroup> Groups(string productId) => groups.GetValueOrDefault(productId) ?? [];

    internal static StatusTable Of(CsafDocument document, ProductCatalog catalog)
    {
        var table = new StatusTable();
        var open = new Dictionary<(string, StatementStatus, string), List<int>>();
        var fixes = new Dictionary<string, IReadOnlyList<Fix>>(StringComparer.Ordinal);
        var order = new List<(string Product, StatementStatus Status, string Fix)>();
        for (var i = 0; i < document.Vulnerabilities.Count; i++)
        {
            var vulnerability = document.Vulnerabilities[i];
            if (vulnerability.ProductStatus is not { } status)
                continue;
            var remediations = Remediations(vulnerability, catalog);
            foreach (var (kind, ids) in Lists(status))
            {
                foreach (var id in ids)
                {
                    var offered = remediations.GetValueOrDefault(id);
                    var key = (id, kind, FixReader.Key(offered));
                    if (!open.TryGetValue(key, out var places))
                    {
                        open[key] = places = [];
                        order.Add(key);
                        if (!fixes.ContainsKey(key.Item3))
                            fixes[key.Item3] = FixReader.Read(offered);
                    }
                    if (places.Count == 0 || places[^1] != i)
                        places.Add(i);
                }
            }
        }
        foreach (var key in order)
        {
            if (!table.groups.TryGetValue(key.Product, out var list))
                table.groups[key.Product] = list = [];
            list.Add(new(key.Status, fixes[key.Fix], open[key]));
        }
        return table;
    }

    private static Dictionary<string, List<Remediation>> Remediations(
        Vulnerability vulnerability,
        ProductCatalog catalog
    )
    {
        var found = new Dictionary<string, List<Remediation>>(StringComparer.Ordinal);
        foreach (var remediation in vulnerability.Remediations)
        {
            foreach (var id in catalog.Expand(remediation.ProductIds, remediation.GroupIds))
            {
                if (!found.TryGetValue(id, out var list))
                    found[id] = list = [];
                list.Add(remediation);
            }
        }
        return found;
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
