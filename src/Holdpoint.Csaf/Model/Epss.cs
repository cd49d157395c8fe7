namespace Holdpoint.Csaf.Model;

/// <summary>An EPSS score (2.1).</summary>
public sealed record Epss : CsafObject
{
    /// <summary>The percentile, 0 to 1, as text.</summary>
    public string Percentile { get; init; } = "";

    /// <summary>The probability, 0 to 1, as text.</summary>
    public string Probability { get; init; } = "";

    /// <summary>When it was computed.</summary>
    public CsafDate? Timestamp { get; init; }
}
