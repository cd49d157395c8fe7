namespace Holdpoint.Csaf.Model;

/// <summary>One CSAF document, version 2.0 or 2.1 (3.2).</summary>
public sealed record CsafDocument : CsafObject
{
    /// <summary>The version whose rules the document was read by.</summary>
    public CsafVersion Version { get; init; }

    /// <summary>The schema URL the document names (2.1).</summary>
    public string? Schema { get; init; }

    /// <summary>What the document says about itself; null only in a document that breaks the schema.</summary>
    public DocumentMetadata? Metadata { get; init; }

    /// <summary>All products the document refers to.</summary>
    public ProductTree? ProductTree { get; init; }

    /// <summary>The vulnerabilities, in document order.</summary>
    public IReadOnlyList<Vulnerability> Vulnerabilities { get; init; } = [];

    /// <summary>CSAF extensions at the root (2.1).</summary>
    public IReadOnlyList<ExtensionContent> ExtensionContents { get; init; } = [];
}
