using static Holdpoint.Csaf.Cvss.CvssMetric;
using static Holdpoint.Csaf.Cvss.CvssMetricGroup;

namespace Holdpoint.Csaf.Cvss;

/// <summary>
/// The metrics of CVSS v4.0 in the order that the vector demands (Specification, table 23) with their severity levels:
/// how many steps a value lies below the most severe one (clause 8.2). A threat metric or requirement that is not defined
/// counts as the most severe value.
/// </summary>
internal static class Cvss4Metrics
{
    public static readonly IReadOnlyList<CvssMetric> All =
    [
        Row(
            "AV",
            "attackVector",
            Base,
            null,
            ("N", "NETWORK", 0),
            ("A", "ADJACENT", 1),
            ("L", "LOCAL", 2),
            ("P", "PHYSICAL", 3)
        ),
        Row("AC", "attackComplexity", Base, null, ("L", "LOW", 0), ("H", "HIGH", 1)),
        Row("AT", "attackRequirements", Base, null, ("N", "NONE", 0), ("P", "PRESENT", 1)),
        Row("PR", "privilegesRequired", Base, null, ("N", "NONE", 0), ("L", "LOW", 1), ("H", "HIGH", 2)),
        Row("UI", "userInteraction", Base, null, ("N", "NONE", 0), ("P", "PASSIVE", 1), ("A", "ACTIVE", 2)),
        Vulnerable("VC", "vulnConfidentialityImpact"),
        Vulnerable("VI", "vulnIntegrityImpact"),
        Vulnerable("VA", "vulnAvailabilityImpact"),
        Subsequent("SC", "subConfidentialityImpact"),
        Subsequent("SI", "subIntegrityImpact"),
        Subsequent("SA", "subAvailabilityImpact"),
        Row(
            "E",
            "exploitMaturity",
            Temporal,
            "X",
            ("X", "NOT_DEFINED", 0),
            ("A", "ATTACKED", 0),
            ("P", "PROOF_OF_CONCEPT", 1),
            ("U", "UNREPORTED", 2)
        ),
        Requirement("CR", "confidentialityRequirement"),
        Requirement("IR", "integrityRequirement"),
        Requirement("AR", "availabilityRequirement"),
        Row(
            "MAV",
            "modifiedAttackVector",
            Environmental,
            "X",
            ("X", "NOT_DEFINED", double.NaN),
            ("N", "NETWORK", 0),
            ("A", "ADJACENT", 1),
            ("L", "LOCAL", 2),
            ("P", "PHYSICAL", 3)
        ),
        Row(
            "MAC",
            "modifiedAttackComplexity",
            Environmental,
            "X",
            ("X", "NOT_DEFINED", double.NaN),
            ("L", "LOW", 0),
            ("H", "HIGH", 1)
        ),
        Row(
            "MAT",
            "modifiedAttackRequirements",
            Environmental,
            "X",
            ("X", "NOT_DEFINED", double.NaN),
            ("N", "NONE", 0),
            ("P", "PRESENT", 1)
        ),
        Row(
            "MPR",
            "modifiedPrivilegesRequired",
            Environmental,
            "X",
            ("X", "NOT_DEFINED", double.NaN),
            ("N", "NONE", 0),
            ("L", "LOW", 1),
            ("H", "HIGH", 2)
        ),
        Row(
            "MUI",
            "modifiedUserInteraction",
            Environmental,
            "X",
            ("X", "NOT_DEFINED", double.NaN),
            ("N", "NONE", 0),
            ("P", "PASSIVE", 1),
            ("A", "ACTIVE", 2)
        ),
        ModifiedVulnerable("MVC", "modifiedVulnConfidentialityImpact"),
        ModifiedVulnerable("MVI", "modifiedVulnIntegrityImpact"),
        ModifiedVulnerable("MVA", "modifiedVulnAvailabilityImpact"),
        Row(
            "MSC",
            "modifiedSubConfidentialityImpact",
            Environmental,
            "X",
            ("X", "NOT_DEFINED", double.NaN),
            ("H", "HIGH", 1),
            ("L", "LOW", 2),
            ("N", "NEGLIGIBLE", 3)
        ),
        ModifiedSubsequent("MSI", "modifiedSubIntegrityImpact"),
        ModifiedSubsequent("MSA", "modifiedSubAvailabilityImpact"),
        Row(
            "S",
            "Safety",
            Supplemental,
            "X",
            ("X", "NOT_DEFINED", 0),
            ("N", "NEGLIGIBLE", 0),
            ("P", "PRESENT", 0)
        ),
        Row("AU", "Automatable", Supplemental, "X", ("X", "NOT_DEFINED", 0), ("N", "NO", 0), ("Y", "YES", 0)),
        Row(
            "R",
            "Recovery",
            Supplemental,
            "X",
            ("X", "NOT_DEFINED", 0),
            ("A", "AUTOMATIC", 0),
            ("U", "USER", 0),
            ("I", "IRRECOVERABLE", 0)
        ),
        Row(
            "V",
            "valueDensity",
            Supplemental,
            "X",
            ("X", "NOT_DEFINED", 0),
            ("D", "DIFFUSE", 0),
            ("C", "CONCENTRATED", 0)
        ),
        Row(
            "RE",
            "vulnerabilityResponseEffort",
            Supplemental,
            "X",
            ("X", "NOT_DEFINED", 0),
            ("L", "LOW", 0),
            ("M", "MODERATE", 0),
            ("H", "HIGH", 0)
        ),
        Row(
            "U",
            "providerUrgency",
            Supplemental,
            "X",
            ("X", "NOT_DEFINED", 0),
            ("Clear", "CLEAR", 0),
            ("Green", "GREEN", 0),
            ("Amber", "AMBER", 0),
            ("Red", "RED", 0)
        ),
    ];

    private static CvssMetric Vulnerable(string key, string property) =>
        Row(key, property, Base, null, ("H", "HIGH", 0), ("L", "LOW", 1), ("N", "NONE", 2));

    private static CvssMetric Subsequent(string key, string property) =>
        Row(key, property, Base, null, ("H", "HIGH", 1), ("L", "LOW", 2), ("N", "NONE", 3));

    private static CvssMetric Requirement(string key, string property) =>
        Row(
            key,
            property,
            Environmental,
            "X",
            ("X", "NOT_DEFINED", 0),
            ("H", "HIGH", 0),
            ("M", "MEDIUM", 1),
            ("L", "LOW", 2)
        );

    private static CvssMetric ModifiedVulnerable(string key, string property) =>
        Row(
            key,
            property,
            Environmental,
            "X",
            ("X", "NOT_DEFINED", double.NaN),
            ("H", "HIGH", 0),
            ("L", "LOW", 1),
            ("N", "NONE", 2)
        );

    private static CvssMetric ModifiedSubsequent(string key, string property) =>
        Row(
            key,
            property,
            Environmental,
            "X",
            ("X", "NOT_DEFINED", double.NaN),
            ("S", "SAFETY", 0),
            ("H", "HIGH", 1),
            ("L", "LOW", 2),
            ("N", "NEGLIGIBLE", 3)
        );
}
