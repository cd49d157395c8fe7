namespace Holdpoint.Csaf.Model;

/// <summary>The property /document: title, publisher, distribution and history (3.2.1).</summary>
public sealed record DocumentMetadata : CsafObject
{
    /// <summary>Who is thanked for the whole document.</summary>
    public IReadOnlyList<Acknowledgment> Acknowledgments { get; init; } = [];

    /// <summary>The publisher's severity for the whole document.</summary>
    public AggregateSeverity? AggregateSeverity { get; init; }

    /// <summary>The profile, such as csaf_security_advisory or csaf_vex.</summary>
    public string Category { get; init; } = "";

    /// <summary>The version text, "2.0" or "2.1".</summary>
    public string CsafVersion { get; init; } = "";

    /// <summary>Who may see the document.</summary>
    public Distribution? Distribution { get; init; }

    /// <summary>The language of the document (BCP 47).</summary>
    public string? Lang { get; init; }

    /// <summary>The SPDX licence expression (2.1).</summary>
    public string? LicenseExpression { get; init; }

    /// <summary>Notes on the whole document.</summary>
    public IReadOnlyList<Note> Notes { get; init; } = [];

    /// <summary>Who publishes the document; null only where it is missing.</summary>
    public Publisher? Publisher { get; init; }

    /// <summary>References for the whole document.</summary>
    public IReadOnlyList<Reference> References { get; init; } = [];

    /// <summary>The language it was translated from (BCP 47).</summary>
    public string? SourceLang { get; init; }

    /// <summary>The title.</summary>
    public string Title { get; init; } = "";

    /// <summary>Identity, dates, revisions and status; null only where it is missing.</summary>
    public Tracking? Tracking { get; init; }

    /// <summary>CSAF extensions of the document (2.1).</summary>
    public IReadOnlyList<ExtensionContent> ExtensionContents { get; init; } = [];
}
