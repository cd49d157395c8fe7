namespace Holdpoint.Csaf.Model;

/// <summary>One entry of the revision history (3.2.1.12.6).</summary>
public sealed record Revision : CsafObject
{
    /// <summary>When it was released.</summary>
    public CsafDate? Date { get; init; }

    /// <summary>The version text of the publisher's own numbering.</summary>
    public string? LegacyVersion { get; init; }

    /// <summary>The version number.</summary>
    public string Number { get; init; } = "";

    /// <summary>What changed.</summary>
    public string Summary { get; init; } = "";
}
