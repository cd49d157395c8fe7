namespace Holdpoint.Core.Monitoring.Vulnerabilities;

/// <summary>What a coordinator (CISA in its ADP container) states for a CVE. Values are in lower case, null where not stated.</summary>
public sealed record SsvcStatement
{
    /// <summary>The CVE, in capitals.</summary>
    public required string Cve { get; init; }

    /// <summary><c>none</c>, <c>poc</c> or <c>active</c>.</summary>
    public string? Exploitation { get; init; }

    /// <summary><c>yes</c> or <c>no</c>.</summary>
    public string? Automatable { get; init; }

    /// <summary><c>partial</c> or <c>total</c>.</summary>
    public string? TechnicalImpact { get; init; }

    /// <summary>When it was stated (UTC).</summary>
    public DateTimeOffset? Timestamp { get; init; }

    /// <summary>Who states it, such as "CISA Coordinator".</summary>
    public string? Role { get; init; }

    /// <summary>The version of the decision table it was stated for.</summary>
    public string? Version { get; init; }
}
