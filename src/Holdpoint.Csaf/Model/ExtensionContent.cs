namespace Holdpoint.Csaf.Model;

/// <summary>A CSAF extension: data under a schema of its own (2.1).</summary>
public sealed record ExtensionContent : CsafObject
{
    /// <summary>The extension's schema.</summary>
    public string Schema { get; init; } = "";

    /// <summary>essential, significant or supplementary.</summary>
    public string Category { get; init; } = "";

    /// <summary>The data as JSON.</summary>
    public ReadOnlyMemory<byte>? Content { get; init; }

    /// <summary>True when a reader that does not know it must refuse the document.</summary>
    public bool? Critical { get; init; }
}
