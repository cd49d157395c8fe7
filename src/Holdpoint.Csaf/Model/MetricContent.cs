namespace Holdpoint.Csaf.Model;

/// <summary>The scores themselves.</summary>
public sealed record MetricContent : CsafObject
{
    /// <summary>CVSS 2.0.</summary>
    public CvssObject? CvssV2 { get; init; }

    /// <summary>CVSS 3.0 or 3.1.</summary>
    public CvssObject? CvssV3 { get; init; }

    /// <summary>CVSS 4.0 (2.1).</summary>
    public CvssObject? CvssV4 { get; init; }

    /// <summary>EPSS (2.1).</summary>
    public Epss? Epss { get; init; }

    /// <summary>none, low, medium, high or critical (2.1).</summary>
    public string? QualitativeSeverityRating { get; init; }

    /// <summary>The SSVC selection list as JSON (2.1).</summary>
    public ReadOnlyMemory<byte>? SsvcV2 { get; init; }

    /// <summary>CSAF extensions of the metric (2.1).</summary>
    public IReadOnlyList<ExtensionContent> ExtensionContents { get; init; } = [];
}
