namespace Holdpoint.Csaf.Cvss;

/// <summary>The scores of one vector, each 0.0 to 10.0 with one decimal.</summary>
/// <param name="Base">From the base metrics alone.</param>
/// <param name="Temporal">Base and temporal (v4: threat) metrics; equals <paramref name="Base"/> where none is defined.</param>
/// <param name="Environmental">
/// Every metric that scores. v2 and v3: the environmental score; v4: the score of the whole vector (CVSS-BTE), which is
/// also what <c>baseScore</c> in FIRST's v4.0.1 JSON holds.
/// </param>
public sealed record CvssScores(double Base, double Temporal, double Environmental)
{
    /// <summary>
    /// The rating of a score. CVSS v2 defines none; for it, NVD's three levels (High from 7.0) are what this scale gives
    /// except that 9.0 and more is also High.
    /// </summary>
    public static CvssSeverity Severity(double score, CvssVersion version) =>
        score switch
        {
            <= 0 when version != CvssVersion.V20 => CvssSeverity.None,
            < 4 => CvssSeverity.Low,
            < 7 => CvssSeverity.Medium,
            < 9 => CvssSeverity.High,
            _ => version == CvssVersion.V20 ? CvssSeverity.High : CvssSeverity.Critical,
        };
}
