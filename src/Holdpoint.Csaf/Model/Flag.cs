namespace Holdpoint.Csaf.Model;

/// <summary>A machine-readable reason why products are not affected (3.2.3.5).</summary>
public sealed record Flag : CsafObject
{
    /// <summary>When the flag was set.</summary>
    public CsafDate? Date { get; init; }

    /// <summary>The product groups it speaks of.</summary>
    public IReadOnlyList<string> GroupIds { get; init; } = [];

    /// <summary>The reason, as in VEX justifications.</summary>
    public string Label { get; init; } = "";

    /// <summary>The products it speaks of.</summary>
    public IReadOnlyList<string> ProductIds { get; init; } = [];
}
