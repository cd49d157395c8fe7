namespace Holdpoint.Csaf.Model;

/// <summary>A threat: exploit status, impact or target set (3.2.3.14).</summary>
public sealed record Threat : CsafObject
{
    /// <summary>exploit_status, impact or target_set.</summary>
    public string Category { get; init; } = "";

    /// <summary>When it was assessed.</summary>
    public CsafDate? Date { get; init; }

    /// <summary>The words.</summary>
    public string Details { get; init; } = "";

    /// <summary>The product groups it speaks of.</summary>
    public IReadOnlyList<string> GroupIds { get; init; } = [];

    /// <summary>The products it speaks of.</summary>
    public IReadOnlyList<string> ProductIds { get; init; } = [];
}
