namespace Holdpoint.Csaf.Model;

/// <summary>Who is thanked, and for what (3.1.1).</summary>
public sealed record Acknowledgment : CsafObject
{
    /// <summary>Names of people.</summary>
    public IReadOnlyList<string> Names { get; init; } = [];

    /// <summary>Their organisation.</summary>
    public string? Organization { get; init; }

    /// <summary>What they are thanked for.</summary>
    public string? Summary { get; init; }

    /// <summary>Where to read more of them.</summary>
    public IReadOnlyList<string> Urls { get; init; } = [];
}
