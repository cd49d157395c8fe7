using static Holdpoint.Csaf.Cvss.CvssMetric;
using static Holdpoint.Csaf.Cvss.CvssMetricGroup;

namespace Holdpoint.Csaf.Cvss;

/// <summary>
/// The metrics of CVSS v3.0 and v3.1 with their weights (v3.1 Specification, clause 7.4). Privileges Required carries the
/// weights for an unchanged scope; <see cref="PrivilegesWhenChanged"/> holds the others.
/// </summary>
internal static class Cvss3Metrics
{
    public static readonly IReadOnlyList<CvssMetric> All =
    [
        Row(
            "AV",
            "attackVector",
            Base,
            null,
            ("N", "NETWORK", 0.85),
            ("A", "ADJACENT_NETWORK", 0.62),
            ("L", "LOCAL", 0.55),
            ("P", "PHYSICAL", 0.2)
        ),
        Row("AC", "attackComplexity", Base, null, ("L", "LOW", 0.77), ("H", "HIGH", 0.44)),
        Row(
            "PR",
            "privilegesRequired",
            Base,
            null,
            ("N", "NONE", 0.85),
            ("L", "LOW", 0.62),
            ("H", "HIGH", 0.27)
        ),
        Row("UI", "userInteraction", Base, null, ("N", "NONE", 0.85), ("R", "REQUIRED", 0.62)),
        Row("S", "scope", Base, null, ("U", "UNCHANGED", 0), ("C", "CHANGED", 0)),
        Row(
            "C",
            "confidentialityImpact",
            Base,
            null,
            ("H", "HIGH", 0.56),
            ("L", "LOW", 0.22),
            ("N", "NONE", 0)
        ),
        Row("I", "integrityImpact", Base, null, ("H", "HIGH", 0.56), ("L", "LOW", 0.22), ("N", "NONE", 0)),
        Row("A", "availabilityImpact", Base, null, ("H", "HIGH", 0.56), ("L", "LOW", 0.22), ("N", "NONE", 0)),
        Row(
            "E",
            "exploitCodeMaturity",
            Temporal,
            "X",
            ("X", "NOT_DEFINED", 1),
            ("U", "UNPROVEN", 0.91),
            ("P", "PROOF_OF_CONCEPT", 0.94),
            ("F", "FUNCTIONAL", 0.97),
            ("H", "HIGH", 1)
        ),
        Row(
            "RL",
            "remediationLevel",
            Temporal,
            "X",
            ("X", "NOT_DEFINED", 1),
            ("O", "OFFICIAL_FIX", 0.95),
            ("T", "TEMPORARY_FIX", 0.96),
            ("W", "WORKAROUND", 0.97),
            ("U", "UNAVAILABLE", 1)
        ),
        Row(
            "RC",
            "reportConfidence",
            Temporal,
            "X",
            ("X", "NOT_DEFINED", 1),
            ("U", "UNKNOWN", 0.92),
            ("R", "REASONABLE", 0.96),
            ("C", "CONFIRMED", 1)
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
            ("N", "NETWORK", 0.85),
            ("A", "ADJACENT_NETWORK", 0.62),
            ("L", "LOCAL", 0.55),
            ("P", "PHYSICAL", 0.2)
        ),
        Row(
            "MAC",
            "modifiedAttackComplexity",
            Environmental,
            "X",
            ("X", "NOT_DEFINED", double.NaN),
            ("L", "LOW", 0.77),
            ("H", "HIGH", 0.44)
        ),
        Row(
            "MPR",
            "modifiedPrivilegesRequired",
            Environmental,
            "X",
            ("X", "NOT_DEFINED", double.NaN),
            ("N", "NONE", 0.85),
            ("L", "LOW", 0.62),
            ("H", "HIGH", 0.27)
        ),
        Row(
            "MUI",
            "modifiedUserInteraction",
            Environmental,
            "X",
            ("X", "NOT_DEFINED", double.NaN),
            ("N", "NONE", 0.85),
            ("R", "REQUIRED", 0.62)
        ),
        Row(
            "MS",
            "modifiedScope",
            Environmental,
            "X",
            ("X", "NOT_DEFINED", double.NaN),
            ("U", "UNCHANGED", 0),
            ("C", "CHANGED", 0)
        ),
        Modified("MC", "modifiedConfidentialityImpact"),
        Modified("MI", "modifiedIntegrityImpact"),
        Modified("MA", "modifiedAvailabilityImpact"),
    ];

    /// <summary>The weight of Privileges Required when the scope is changed.</summary>
    public static double PrivilegesWhenChanged(string valueKey) =>
        valueKey switch
        {
            "N" => 0.85,
            "L" => 0.68,
            _ => 0.5,
        };

    private static CvssMetric Requirement(string key, string property) =>
        Row(
            key,
            property,
            Environmental,
            "X",
            ("X", "NOT_DEFINED", 1),
            ("H", "HIGH", 1.5),
            ("M", "MEDIUM", 1),
            ("L", "LOW", 0.5)
        );

    private static CvssMetric Modified(string key, string property) =>
        Row(
            key,
            property,
            Environmental,
            "X",
            ("X", "NOT_DEFINED", double.NaN),
            ("H", "HIGH", 0.56),
            ("L", "LOW", 0.22),
            ("N", "NONE", 0)
        );
}
