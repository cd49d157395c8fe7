namespace Holdpoint.Csaf.Model;

/// <summary>The publisher's own severity for the whole document (3.2.1.2).</summary>
public sealed record AggregateSeverity : CsafObject
{
    /// <summary>The scale the text belongs to.</summary>
    public string? Namespace { get; init; }

    /// <summary>The severity in the publisher's words.</summary>
    public string Text { get; init; } = "";
}
