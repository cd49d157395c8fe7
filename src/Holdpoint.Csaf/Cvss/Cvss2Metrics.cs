using static Holdpoint.Csaf.Cvss.CvssMetric;
using static Holdpoint.Csaf.Cvss.CvssMetricGroup;

namespace Holdpoint.Csaf.Cvss;

/// <summary>The metrics of CVSS v2.0 with their weights (A Complete Guide to CVSS 2.0, clause 3.2).</summary>
internal static class Cvss2Metrics
{
    public static readonly IReadOnlyList<CvssMetric> All =
    [
        Row(
            "AV",
            "accessVector",
            Base,
            null,
            ("L", "LOCAL", 0.395),
            ("A", "ADJACENT_NETWORK", 0.646),
            ("N", "NETWORK", 1)
        ),
        Row(
            "AC",
            "accessComplexity",
            Base,
            null,
            ("H", "HIGH", 0.35),
            ("M", "MEDIUM", 0.61),
            ("L", "LOW", 0.71)
        ),
        Row(
            "Au",
            "authentication",
            Base,
            null,
            ("M", "MULTIPLE", 0.45),
            ("S", "SINGLE", 0.56),
            ("N", "NONE", 0.704)
        ),
        Impact("C", "confidentialityImpact"),
        Impact("I", "integrityImpact"),
        Impact("A", "availabilityImpact"),
        Row(
            "E",
            "exploitability",
            Temporal,
            "ND",
            ("U", "UNPROVEN", 0.85),
            ("POC", "PROOF_OF_CONCEPT", 0.9),
            ("F", "FUNCTIONAL", 0.95),
            ("H", "HIGH", 1),
            ("ND", "NOT_DEFINED", 1)
        ),
        Row(
            "RL",
            "remediationLevel",
            Temporal,
            "ND",
            ("OF", "OFFICIAL_FIX", 0.87),
            ("TF", "TEMPORARY_FIX", 0.9),
            ("W", "WORKAROUND", 0.95),
            ("U", "UNAVAILABLE", 1),
            ("ND", "NOT_DEFINED", 1)
        ),
        Row(
            "RC",
            "reportConfidence",
            Temporal,
            "ND",
            ("UC", "UNCONFIRMED", 0.9),
            ("UR", "UNCORROBORATED", 0.95),
            ("C", "CONFIRMED", 1),
            ("ND", "NOT_DEFINED", 1)
        ),
        Row(
            "CDP",
            "collateralDamagePotential",
            Environmental,
            "ND",
            ("N", "NONE", 0),
            ("L", "LOW", 0.1),
            ("LM", "LOW_MEDIUM", 0.3),
            ("MH", "MEDIUM_HIGH", 0.4),
            ("H", "HIGH", 0.5),
            ("ND", "NOT_DEFINED", 0)
        ),
        Row(
            "TD",
            "targetDistribution",
            Environmental,
            "ND",
            ("N", "NONE", 0),
            ("L", "LOW", 0.25),
            ("M", "MEDIUM", 0.75),
            ("H", "HIGH", 1),
            ("ND", "NOT_DEFINED", 1)
        ),
        Requirement("CR", "confidentialityRequirement"),
        Requirement("IR", "integrityRequirement"),
        Requirement("AR", "availabilityRequirement"),
    ];

    private static CvssMetric Impact(string key, string property) =>
        Row(key, property, Base, null, ("N", "NONE", 0), ("P", "PARTIAL", 0.275), ("C", "COMPLETE", 0.66));

    private static CvssMetric Requirement(string key, string property) =>
        Row(
            key,
            property,
            Environmental,
            "ND",
            ("L", "LOW", 0.5),
            ("M", "MEDIUM", 1),
            ("H", "HIGH", 1.51),
            ("ND", "NOT_DEFINED", 1)
        );
}
