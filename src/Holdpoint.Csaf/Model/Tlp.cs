namespace Holdpoint.Csaf.Model;

/// <summary>The traffic light protocol label (3.2.1.5).</summary>
public sealed record Tlp : CsafObject
{
    /// <summary>WHITE or CLEAR, GREEN, AMBER, AMBER+STRICT, RED.</summary>
    public string Label { get; init; } = "";

    /// <summary>Where the label is defined.</summary>
    public string? Url { get; init; }
}
