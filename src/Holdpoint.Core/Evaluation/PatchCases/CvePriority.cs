namespace Holdpoint.Core.Evaluation.PatchCases;

/// <summary>One CVE in a case: its outcome and what orders it among equals.</summary>
/// <param name="Cve">The CVE.</param>
/// <param name="Outcome">The most urgent outcome over the contexts of the case's assets.</param>
/// <param name="Exploited">True when it is known to be exploited.</param>
/// <param name="KevAdded">Since when it is in KEV; null where it is not or the date is unknown.</param>
/// <param name="Ransomware">True when CISA knows of its use in ransomware campaigns.</param>
/// <param name="Epss">EPSS probability, 0 to 1; null where unknown.</param>
/// <param name="Cvss">CVSS score, 0 to 10; null where unknown.</param>
public sealed record CvePriority(
    string Cve,
    string Outcome,
    bool Exploited,
    DateOnly? KevAdded,
    bool Ransomware,
    double? Epss,
    double? Cvss
);
