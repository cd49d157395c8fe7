namespace Holdpoint.Core.Monitoring;

/// <summary>What a <see cref="Source"/> speaks.</summary>
public enum SourceKind
{
    /// <summary>One CSAF provider: a domain, a provider-metadata.json, a ROLIE feed or a directory with an index.</summary>
    CsafProvider,

    /// <summary>A CSAF aggregator or lister, which stands for many providers.</summary>
    CsafAggregator,

    /// <summary>A folder or a carried medium with CSAF documents.</summary>
    CsafDirectory,

    /// <summary>CISA's Known Exploited Vulnerabilities catalogue.</summary>
    KevCatalogue,

    /// <summary>FIRST's EPSS scores.</summary>
    EpssScores,

    /// <summary>CVE records with their SSVC, CVSS and CPE containers.</summary>
    CveRecords,
}
