namespace Holdpoint.Csaf.Validation.Tests;

/// <summary>Ranges of the same product that overlap (6.2.50.1 to 6.2.50.3, 6.3.19.1 to 6.3.19.5). What cannot be compared passes.</summary>
internal static class OverlapTests
{
    public static void VersContradicting(Subject subject, Report report) =>
        Ranges(subject, report, vers: true, contradicting: true);

    public static void VlsContradicting(Subject subject, Report report) =>
        Ranges(subject, report, vers: false, contradicting: true);

    public static void VersionContradicting(Subject subject, Report report) =>
        Versions(subject, report, contradicting: true);

    public static void VersSameGroup(Subject subject, Report report) =>
        Ranges(subject, report, vers: true, contradicting: false);

    public static void VlsSameGroup(Subject subject, Report report) =>
        Ranges(subject, report, vers: false, contradicting: false);

    public static void VersionSameGroup(Subject subject, Report report) =>
        Versions(subject, report, contradicting: false);

    public static void RangesInBranch(Subject subject, Report report)
    {
        foreach (var (a, b) in Siblings(subject))
        {
            if (
                Range(a) is { } first
                && Range(b) is { } second
                && (first.Scheme is null) == (second.Scheme is null)
                && first.Overlaps(second) == true
            )
                report.Fail(b.Node["name"], $"\"{b.Name}\" overlaps \"{a.Name}\" of the same branch.");
        }
    }

    public static void VersionInBranch(Subject subject, Report report)
    {
        foreach (var (a, b) in Siblings(subject))
        {
            var (range, version) = a.Category == "product_version" ? (b, a) : (a, b);
            if (version.Category == "product_version" && Range(range)?.Contains(version.Name) == true)
                report.Fail(
                    version.Node["name"],
                    $"{version.Name} lies in \"{range.Name}\" of the same branch."
                );
        }
    }

    private static void Ranges(Subject subject, Report report, bool vers, bool contradicting)
    {
        foreach (var (a, b, place) in Pairs(subject, contradicting))
        {
            var (first, second) = (RangeOf(a), RangeOf(b));
            if (
                first is not null
                && second is not null
                && first.Scheme is not null == vers
                && second.Scheme is not null == vers
                && first.Overlaps(second) == true
            )
                report.Fail(place, $"The version ranges of {a.Id} and {b.Id} overlap.");
        }
    }

    private static void Versions(Subject subject, Report report, bool contradicting)
    {
        foreach (var (a, b, place) in Pairs(subject, contradicting))
        {
            var inside =
                RangeOf(a) is { } first
                    && b.BranchName("product_version") is { } version
                    && first.Contains(version) == true
                || RangeOf(b) is { } second
                    && a.BranchName("product_version") is { } other
                    && second.Contains(other) == true;
            if (inside)
                report.Fail(place, $"One of {a.Id} and {b.Id} is a version in the range of the other.");
        }
    }

    /// <summary>Two products of one kind in the same vulnerability, in contradicting status groups or in the same.</summary>
    private static IEnumerable<(Product, Product, Node)> Pairs(Subject subject, bool contradicting)
    {
        if (subject.Branches.All(b => b.Category != "product_version_range"))
            yield break;
        var kinds = new ProductKinds(subject);
        var products = subject
            .Products.GroupBy(p => p.Id, StringComparer.Ordinal)
            .ToDictionary(g => g.Key, g => g.First(), StringComparer.Ordinal);
        foreach (var vulnerability in subject.Vulnerabilities)
        {
            var byKind = vulnerability
                .Statuses.Where(s =>
                    s.Group != "recommended"
                    && products.ContainsKey(s.ProductId)
                    && products[s.ProductId].Branches.Count > 0
                )
                .GroupBy(s => kinds.Of(s.ProductId), StringComparer.Ordinal);
            foreach (var statuses in byKind.Select(g => g.DistinctBy(s => (s.ProductId, s.Group)).ToList()))
            {
                for (var i = 0; i < statuses.Count; i++)
                {
                    for (var j = i + 1; j < statuses.Count; j++)
                    {
                        if (
                            statuses[i].ProductId != statuses[j].ProductId
                            && statuses[i].Group != statuses[j].Group == contradicting
                        )
                            yield return (
                                products[statuses[i].ProductId],
                                products[statuses[j].ProductId],
                                statuses[j].Node
                            );
                    }
                }
            }
        }
    }

    private static IEnumerable<(Branch, Branch)> Siblings(Subject subject)
    {
        var versions = new Dictionary<string, List<Branch>>(StringComparer.Ordinal);
        foreach (
            var branch in subject.Branches.Where(b =>
                b.Category is "product_version" or "product_version_range"
            )
        )
        {
            var pointer = branch.Node.Pointer;
            var parent = pointer[..pointer.LastIndexOf('/')];
            if (!versions.TryGetValue(parent, out var known))
                versions[parent] = known = [];
            known.Add(branch);
        }
        foreach (
            var siblings in versions.Values.Where(s => s.Exists(b => b.Category == "product_version_range"))
        )
        {
            for (var i = 0; i < siblings.Count; i++)
            {
                for (var j = i + 1; j < siblings.Count; j++)
                    yield return (siblings[i], siblings[j]);
            }
        }
    }

    private static VersionRange? Range(Branch branch) =>
        branch.Category == "product_version_range" ? VersionRange.Parse(branch.Name) : null;

    private static VersionRange? RangeOf(Product product) =>
        product.BranchName("product_version_range") is { } name ? VersionRange.Parse(name) : null;
}
