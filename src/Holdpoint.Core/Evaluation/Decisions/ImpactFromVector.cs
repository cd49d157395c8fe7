using Holdpoint.Csaf.Cvss;

namespace Holdpoint.Core.Evaluation.Decisions;

/// <summary>
/// SSVC's technical impact as far as a CVSS vector tells it: total when both confidentiality and integrity of the vulnerable
/// system are lost wholly. Held against CISA's own statements for OT vulnerabilities it agrees in nine of ten cases
/// (docs/priorities.md); loss of availability alone is never control.
/// </summary>
/// <param name="IsTotal">True for total, false for partial.</param>
/// <param name="Reason">The metrics that decided.</param>
internal sealed record ImpactFromVector(bool IsTotal, string Reason)
{
    public static ImpactFromVector Of(CvssVector vector)
    {
        var (confidentiality, integrity, whole) = vector.Version switch
        {
            CvssVersion.V20 => ("C", "I", "C"),
            CvssVersion.V40 => ("VC", "VI", "H"),
            _ => ("C", "I", "H"),
        };
        var total = vector[confidentiality] == whole && vector[integrity] == whole;
        var metrics = $"{confidentiality}:{vector[confidentiality]}/{integrity}:{vector[integrity]}";
        return new(
            total,
            total
                ? $"{metrics}: everything can be read and changed."
                : $"{metrics}: not everything can be both read and changed."
        );
    }
}
