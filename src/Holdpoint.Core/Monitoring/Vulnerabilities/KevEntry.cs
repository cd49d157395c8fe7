namespace Holdpoint.Core.Monitoring.Vulnerabilities;

/// <summary>One entry of CISA's Known Exploited Vulnerabilities catalogue.</summary>
public sealed record KevEntry
{
    /// <summary>The CVE, in capitals.</summary>
    public required string Cve { get; init; }

    /// <summary>When CISA added it; null where the date could not be read.</summary>
    public DateOnly? Added { get; init; }

    /// <summary>CISA's due date for U.S. federal agencies; no clock of ours.</summary>
    public DateOnly? Due { get; init; }

    /// <summary>True when CISA knows of its use in ransomware campaigns.</summary>
    public bool Ransomware { get; init; }

    /// <summary>The vulnerability's name.</summary>
    public string? Name { get; init; }

    /// <summary>Vendor or project.</summary>
    public string? Vendor { get; init; }

    /// <summary>Product.</summary>
    public string? Product { get; init; }

    /// <summary>What CISA says must be done.</summary>
    public string? RequiredAction { get; init; }
}
