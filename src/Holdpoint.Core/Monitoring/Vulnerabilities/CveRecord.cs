namespace Holdpoint.Core.Monitoring.Vulnerabilities;

/// <summary>A CVE record 5.x as far as decisions need it.</summary>
public sealed record CveRecord
{
    /// <summary>The CVE, in capitals.</summary>
    public required string Cve { get; init; }

    /// <summary>False when the record was rejected: the CVE must not be used.</summary>
    public bool Published { get; init; } = true;

    /// <summary>When the record was last changed (UTC).</summary>
    public DateTimeOffset? Updated { get; init; }

    /// <summary>CVSS vectors of the CNA and of the ADP containers, in the order of the record.</summary>
    public IReadOnlyList<CveCvss> Cvss { get; init; } = [];

    /// <summary>The newest SSVC statement of the ADP containers.</summary>
    public SsvcStatement? Ssvc { get; init; }

    /// <summary>The date at which the CISA ADP container says that it entered KEV; null where it does not.</summary>
    public DateOnly? KevAdded { get; init; }

    /// <summary>CPE names of the affected products.</summary>
    public IReadOnlyList<string> Cpes { get; init; } = [];

    /// <summary>References of all containers, each once.</summary>
    public IReadOnlyList<string> References { get; init; } = [];
}
