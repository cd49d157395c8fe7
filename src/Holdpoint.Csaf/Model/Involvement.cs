namespace Holdpoint.Csaf.Model;

/// <summary>What a party did about the vulnerability (3.2.3.7).</summary>
public sealed record Involvement : CsafObject
{
    /// <summary>How to reach the party (2.1).</summary>
    public string? Contact { get; init; }

    /// <summary>When.</summary>
    public CsafDate? Date { get; init; }

    /// <summary>The product groups it speaks of (2.1).</summary>
    public IReadOnlyList<string> GroupIds { get; init; } = [];

    /// <summary>Which party.</summary>
    public string Party { get; init; } = "";

    /// <summary>The products it speaks of (2.1).</summary>
    public IReadOnlyList<string> ProductIds { get; init; } = [];

    /// <summary>How far it went.</summary>
    public string Status { get; init; } = "";

    /// <summary>More in words.</summary>
    public string? Summary { get; init; }
}
