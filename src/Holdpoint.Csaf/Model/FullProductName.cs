namespace Holdpoint.Csaf.Model;

/// <summary>A product with its id (3.1.3).</summary>
public sealed record FullProductName : CsafObject
{
    /// <summary>The full name for people.</summary>
    public string Name { get; init; } = "";

    /// <summary>The id the document refers to it by.</summary>
    public string ProductId { get; init; } = "";

    /// <summary>What identifies the product in an inventory.</summary>
    public ProductIdentifiers? Identifiers { get; init; }

    /// <summary>CSAF extensions of the product (2.1).</summary>
    public IReadOnlyList<ExtensionContent> ExtensionContents { get; init; } = [];
}
