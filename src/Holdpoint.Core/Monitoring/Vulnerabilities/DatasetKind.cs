namespace Holdpoint.Core.Monitoring.Vulnerabilities;

/// <summary>The kinds of data on vulnerabilities that are read beside the advisories.</summary>
public enum DatasetKind
{
    /// <summary>CISA's Known Exploited Vulnerabilities catalogue.</summary>
    Kev,

    /// <summary>FIRST's Exploit Prediction Scoring System.</summary>
    Epss,

    /// <summary>CVE records, with the CISA ADP container where there is one.</summary>
    CveRecords,

    /// <summary>SSVC statements alone, one a line.</summary>
    Ssvc,

    /// <summary>What an advisory itself says: the CVSS vectors of its scores.</summary>
    Advisory,
}
