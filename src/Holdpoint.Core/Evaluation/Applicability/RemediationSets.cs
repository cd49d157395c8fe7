using Holdpoint.Csaf.Model;
using Holdpoint.Csaf.Products;

namespace Holdpoint.Core.Evaluation.Applicability;

/// <summary>
/// The sets of remediations that a document offers for single products, each read once: advisories repeat the same
/// remediations for every vulnerability. Set 0 is the empty one.
/// </summary>
internal sealed class RemediationSets
{
    private readonly Dictionary<(string, string, string?, string?), int> remediations = [];
    private readonly List<OfferedFix> distinct = [];
    private readonly Dictionary<(int, int), int> longer = [];
    private readonly List<(int Set, int Remediation)> sets = [(0, -1)];
    private readonly List<IReadOnlyList<Fix>?> fixes =
    [
        [],
    ];

    /// <summary>The set of each product for a vulnerability; absent for products without any.</summary>
    internal Dictionary<string, int> Of(Vulnerability vulnerability, ProductCatalog catalog)
    {
        var found = new Dictionary<string, int>(StringComparer.Ordinal);
        foreach (var remediation in vulnerability.Remediations)
        {
            var number = Number(remediation);
            foreach (var id in catalog.Expand(remediation.ProductIds, remediation.GroupIds))
                found[id] = With(found.GetValueOrDefault(id), number);
        }
        return found;
    }

    /// <summary>What a set offers.</summary>
    internal IReadOnlyList<Fix> Fixes(int set)
    {
        if (fixes[set] is { } known)
            return known;
        var members = new List<OfferedFix>();
        for (var at = set; at != 0; at = sets[at].Set)
            members.Insert(0, distinct[sets[at].Remediation]);
        var read = FixReader.Read(members);
        fixes[set] = read;
        return read;
    }

    private int Number(Remediation remediation)
    {
        var key = (
            remediation.Category,
            remediation.Details,
            remediation.Url,
            remediation.RestartRequired?.Category
        );
        if (!remediations.TryGetValue(key, out var number))
        {
            remediations[key] = number = distinct.Count;
            distinct.Add(new(remediation));
        }
        return number;
    }

    private int With(int set, int remediation)
    {
        if (!longer.TryGetValue((set, remediation), out var next))
        {
            longer[(set, remediation)] = next = sets.Count;
            sets.Add((set, remediation));
            fixes.Add(null);
        }
        return next;
    }
}
