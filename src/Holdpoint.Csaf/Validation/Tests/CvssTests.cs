using Holdpoint.Csaf.Cvss;

namespace Holdpoint.Csaf.Validation.Tests;

/// <summary>CVSS objects and what they say of which product (6.1.7 to 6.1.10, 6.1.56, 6.2.3, 6.2.19, 6.2.47, 6.3.1, 6.3.2, 6.3.12, 6.3.18).</summary>
internal static class CvssTests
{
    public static void SameVersionTwice(Subject subject, Report report)
    {
        foreach (var vulnerability in subject.Vulnerabilities.Where(v => v.Metrics.Count > 1))
        {
            var seen = new HashSet<(string, string, string)>();
            foreach (var metric in vulnerability.Metrics)
            {
                foreach (var (node, _) in metric.Cvss)
                {
                    var version = node["version"].Text ?? node.Name!;
                    foreach (var product in metric.Products.Distinct(StringComparer.Ordinal))
                    {
                        if (!seen.Add((version, product, metric.Source ?? "")))
                            report.Fail(
                                node,
                                $"{product} has more than one CVSS {version}{By(metric.Source)}."
                            );
                    }
                }
            }
        }
    }

    public static void Schema(Subject subject, Report report) => Each(subject, report, c => c.SchemaFaults());

    public static void Computation(Subject subject, Report report) =>
        Each(subject, report, c => c.ComputationFaults());

    public static void Contradictions(Subject subject, Report report) =>
        Each(subject, report, c => c.Contradictions());

    public static void MissingScore(Subject subject, Report report)
    {
        foreach (var vulnerability in subject.Vulnerabilities)
        {
            var scored = vulnerability.Metrics.SelectMany(m => m.Products).ToHashSet(StringComparer.Ordinal);
            foreach (
                var status in vulnerability.InGroup("affected").Where(s => !scored.Contains(s.ProductId))
            )
                report.Fail(status.Node, $"{status.ProductId} is affected without any score.");
        }
    }

    public static void FixedProductScored(Subject subject, Report report)
    {
        foreach (var vulnerability in subject.Vulnerabilities)
        {
            var products = vulnerability
                .InGroup("fixed")
                .Select(s => s.ProductId)
                .ToHashSet(StringComparer.Ordinal);
            foreach (var metric in vulnerability.Metrics.Where(m => m.Products.Any(products.Contains)))
            {
                foreach (var (node, cvss) in metric.Cvss)
                {
                    if (!IsZero(node, cvss))
                        report.Fail(node, "A fixed product should have an overall score of 0, or none.");
                }
            }
        }
    }

    public static void RatingBesideCvss(Subject subject, Report report)
    {
        foreach (var vulnerability in subject.Vulnerabilities)
        {
            var scored = vulnerability
                .Metrics.Where(m => m.Cvss.Count > 0)
                .SelectMany(m => m.Products.Select(p => (p, m.Source)))
                .ToHashSet();
            foreach (var metric in vulnerability.Metrics)
            {
                var rating = metric.Content["qualitative_severity_rating"];
                if (!rating.Exists)
                    continue;
                foreach (var product in metric.Products.Where(p => scored.Contains((p, metric.Source))))
                    report.Fail(rating, $"{product} has a CVSS and a severity rating{By(metric.Source)}.");
            }
        }
    }

    public static void RatingByIssuer(Subject subject, Report report)
    {
        var own = Filename.CanonicalUrls(subject).ToHashSet(StringComparer.Ordinal);
        foreach (var metric in subject.Vulnerabilities.SelectMany(v => v.Metrics))
        {
            var rating = metric.Content["qualitative_severity_rating"];
            if (rating.Exists && (metric.Source is null || own.Contains(metric.Source)))
                report.Fail(rating, "The issuing party rates without a scoring system.");
        }
    }

    public static void Rating(Subject subject, Report report)
    {
        foreach (var metric in subject.Vulnerabilities.SelectMany(v => v.Metrics))
        {
            var rating = metric.Content["qualitative_severity_rating"];
            if (rating.Exists)
                report.Fail(rating, "A severity rating tells nothing of how it was assessed.");
        }
    }

    public static void OnlyV2(Subject subject, Report report)
    {
        foreach (var vulnerability in subject.Vulnerabilities)
        {
            var better = vulnerability
                .Metrics.Where(m => m.Content["cvss_v3"].Exists || m.Content["cvss_v4"].Exists)
                .SelectMany(m => m.Products)
                .ToHashSet(StringComparer.Ordinal);
            foreach (var metric in vulnerability.Metrics.Where(m => m.Content["cvss_v2"].Exists))
            {
                var products = metric.Products.Where(p => !better.Contains(p)).ToList();
                if (products.Count > 0 || metric.Products.Count == 0)
                    report.Fail(
                        metric.Content["cvss_v2"],
                        $"CVSS v2 is the only score of {string.Join(", ", products)}."
                    );
            }
        }
    }

    public static void UsesV30(Subject subject, Report report)
    {
        foreach (var metric in subject.Vulnerabilities.SelectMany(v => v.Metrics))
        {
            var cvss = metric.Content["cvss_v3"];
            if (
                cvss["version"].Text == "3.0"
                || cvss["vectorString"].Text?.StartsWith("CVSS:3.0", StringComparison.Ordinal) == true
            )
                report.Fail(cvss, "CVSS v3.0 is used; v3.1 is clearer.");
        }
    }

    public static void MissingV4(Subject subject, Report report)
    {
        foreach (var vulnerability in subject.Vulnerabilities)
        {
            var scored = new HashSet<string>(StringComparer.Ordinal);
            foreach (var metric in vulnerability.Metrics.Where(m => m.Cvss.Count > 0))
            {
                scored.UnionWith(metric.Products);
                if (!metric.Content["cvss_v4"].Exists)
                    report.Fail(metric.Content, "There is no CVSS v4.0.");
            }
            foreach (
                var status in vulnerability.InGroup("affected").Where(s => !scored.Contains(s.ProductId))
            )
                report.Fail(status.Node, $"{status.ProductId} is affected without any CVSS.");
        }
    }

    /// <summary>True when what the object says, by vector or by properties, brings the overall score to 0.</summary>
    private static bool IsZero(Node node, CvssObject cvss)
    {
        if (node["environmentalScore"].Json is { ValueKind: System.Text.Json.JsonValueKind.Number } score)
            return score.GetDouble() == 0;
        if (cvss.Parsed?.Vector is { } vector && vector.Scores.Environmental == 0)
            return true;
        return cvss.Family switch
        {
            CvssFamily.V2 => node["targetDistribution"].Text == "NONE",
            CvssFamily.V3 => Has(
                node,
                "NONE",
                "modifiedAvailabilityImpact",
                "modifiedConfidentialityImpact",
                "modifiedIntegrityImpact"
            ),
            _ => Has(
                node,
                "NONE",
                "modifiedVulnAvailabilityImpact",
                "modifiedVulnConfidentialityImpact",
                "modifiedVulnIntegrityImpact"
            )
                && Has(
                    node,
                    "NEGLIGIBLE",
                    "modifiedSubAvailabilityImpact",
                    "modifiedSubConfidentialityImpact",
                    "modifiedSubIntegrityImpact"
                ),
        };
    }

    private static bool Has(Node node, string word, params string[] properties) =>
        properties.All(p => node[p].Text == word);

    private static void Each(
        Subject subject,
        Report report,
        Func<CvssObject, IEnumerable<CvssObjectFault>> faults
    )
    {
        foreach (
            var (node, cvss) in subject.Vulnerabilities.SelectMany(v => v.Metrics).SelectMany(m => m.Cvss)
        )
        {
            foreach (var fault in faults(cvss))
                report.Fail(fault.Property.Length == 0 ? node : node[fault.Property], fault.Text);
        }
    }

    private static string By(string? source) => source is null ? "" : $" by {source}";
}
