namespace Holdpoint.Csaf.Validation.Tests;

/// <summary>Statuses and remediations that contradict each other or are missing (6.1.6, 6.1.35, 6.1.36, 6.2.2, 6.2.27, 6.2.39.1).</summary>
internal static class ProductStatusTests
{
    /// <summary>For each remediation category, those that cannot hold for the same product (3.2.4.16, table 1).</summary>
    private static readonly Dictionary<string, string[]> Contradicting = new(StringComparer.Ordinal)
    {
        ["workaround"] = ["optional_patch", "none_available"],
        ["mitigation"] = ["optional_patch", "none_available"],
        ["vendor_fix"] = ["optional_patch", "none_available", "fix_planned", "no_fix_planned"],
        ["optional_patch"] =
        [
            "workaround",
            "mitigation",
            "vendor_fix",
            "none_available",
            "fix_planned",
            "no_fix_planned",
        ],
        ["none_available"] =
        [
            "workaround",
            "mitigation",
            "vendor_fix",
            "optional_patch",
            "fix_planned",
            "no_fix_planned",
        ],
        ["fix_planned"] = ["vendor_fix", "optional_patch", "none_available", "no_fix_planned"],
        ["no_fix_planned"] = ["vendor_fix", "optional_patch", "none_available", "fix_planned"],
    };

    /// <summary>For each remediation category, the status groups that it contradicts (3.2.4.16, table 2).</summary>
    private static readonly Dictionary<string, string[]> ContradictedGroups = new(StringComparer.Ordinal)
    {
        ["workaround"] = ["not affected", "fixed"],
        ["mitigation"] = ["not affected", "fixed"],
        ["vendor_fix"] = ["not affected", "fixed"],
        ["optional_patch"] = ["affected"],
        ["none_available"] = ["not affected", "fixed"],
        ["fix_planned"] = ["fixed"],
        ["no_fix_planned"] = ["fixed"],
    };

    /// <summary>For each remediation category, the status groups that it should not stand beside (table 2).</summary>
    private static readonly Dictionary<string, string[]> DiscouragedGroups = new(StringComparer.Ordinal)
    {
        ["workaround"] = ["under investigation", "unknown"],
        ["mitigation"] = ["under investigation", "unknown"],
        ["vendor_fix"] = ["under investigation", "unknown"],
        ["optional_patch"] = ["fixed"],
        ["fix_planned"] = ["not affected", "under investigation", "unknown"],
        ["no_fix_planned"] = ["not affected"],
    };

    public static void ContradictingStatus(Subject subject, Report report)
    {
        foreach (var vulnerability in subject.Vulnerabilities)
        {
            var groups = new Dictionary<string, string>(StringComparer.Ordinal);
            foreach (var status in vulnerability.Statuses.Where(s => s.Group != "recommended"))
            {
                if (groups.TryGetValue(status.ProductId, out var group) && group != status.Group)
                    report.Fail(
                        status.Node,
                        $"{status.ProductId} is {status.Group} here and {group} elsewhere."
                    );
                else
                    groups[status.ProductId] = status.Group;
            }
        }
    }

    public static void ContradictingRemediations(Subject subject, Report report)
    {
        foreach (var vulnerability in subject.Vulnerabilities)
        {
            var categories = new Dictionary<string, HashSet<string>>(StringComparer.Ordinal);
            foreach (var remediation in vulnerability.Remediations)
            {
                if (remediation.Node["category"].Text is not { } category)
                    continue;
                foreach (var product in remediation.Products)
                {
                    if (!categories.TryGetValue(product, out var known))
                        categories[product] = known = new(StringComparer.Ordinal);
                    if (
                        known.FirstOrDefault(k =>
                            Contradicting.GetValueOrDefault(category)?.Contains(k) == true
                        ) is
                        { } other
                    )
                        report.Fail(
                            remediation.Node,
                            $"{category} for {product} contradicts {other} for the same product."
                        );
                    known.Add(category);
                }
            }
        }
    }

    public static void StatusAgainstRemediation(Subject subject, Report report) =>
        Combine(subject, report, ContradictedGroups, "contradicts");

    public static void DiscouragedRemediation(Subject subject, Report report) =>
        Combine(subject, report, DiscouragedGroups, "should not stand beside");

    public static void MissingRemediation(Subject subject, Report report)
    {
        foreach (var vulnerability in subject.Vulnerabilities)
        {
            var remedied = vulnerability
                .Remediations.SelectMany(r => r.Products)
                .ToHashSet(StringComparer.Ordinal);
            foreach (
                var status in vulnerability.Statuses.Where(s =>
                    s.Group is "affected" or "under investigation"
                )
            )
            {
                if (!remedied.Contains(status.ProductId))
                    report.Fail(
                        status.Node,
                        $"{status.ProductId} is {status.Group} without any remediation."
                    );
            }
        }
    }

    /// <summary>
    /// A fixed version must be named beside each affected product, unless a remediation says that there is none.
    /// </summary>
    public static void MissingFixedProduct(Subject subject, Report report)
    {
        if (subject.Category != "csaf_security_advisory")
            return;
        var kinds = new ProductKinds(subject);
        foreach (var vulnerability in subject.Vulnerabilities)
        {
            var corrected = vulnerability.InGroup("fixed").Select(s => s.ProductId).ToList();
            var fixable = Products(vulnerability, "vendor_fix");
            var unfixed = Products(vulnerability, "fix_planned", "no_fix_planned", "none_available");
            foreach (var status in vulnerability.InGroup("affected"))
            {
                var mustBeNamed = fixable.Contains(status.ProductId) || !unfixed.Contains(status.ProductId);
                if (mustBeNamed && !corrected.Any(c => kinds.Corresponds(c, [status.ProductId])))
                    report.Fail(
                        status.Node,
                        $"{status.ProductId} is affected, but no fixed version of it is named."
                    );
            }
        }
    }

    private static HashSet<string> Products(Vulnerability vulnerability, params string[] categories) =>
        vulnerability
            .Remediations.Where(r => categories.Contains(r.Node["category"].Text))
            .SelectMany(r => r.Products)
            .ToHashSet(StringComparer.Ordinal);

    private static void Combine(
        Subject subject,
        Report report,
        Dictionary<string, string[]> table,
        string verb
    )
    {
        foreach (var vulnerability in subject.Vulnerabilities)
        {
            foreach (var remediation in vulnerability.Remediations)
            {
                if (
                    remediation.Node["category"].Text is not { } category
                    || !table.TryGetValue(category, out var groups)
                )
                    continue;
                foreach (var status in vulnerability.Statuses)
                {
                    if (groups.Contains(status.Group) && remediation.Products.Contains(status.ProductId))
                        report.Fail(
                            remediation.Node,
                            $"{category} for {status.ProductId} {verb} the status {status.Status}."
                        );
                }
            }
        }
    }
}
