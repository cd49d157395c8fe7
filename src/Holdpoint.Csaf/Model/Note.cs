namespace Holdpoint.Csaf.Model;

/// <summary>One note in words (3.1.5).</summary>
public sealed record Note : CsafObject
{
    /// <summary>Who should read it.</summary>
    public string? Audience { get; init; }

    /// <summary>description, details, faq, general, legal_disclaimer, other or summary.</summary>
    public string Category { get; init; } = "";

    /// <summary>The product groups it speaks of (2.1).</summary>
    public IReadOnlyList<string> GroupIds { get; init; } = [];

    /// <summary>The products it speaks of (2.1).</summary>
    public IReadOnlyList<string> ProductIds { get; init; } = [];

    /// <summary>The text.</summary>
    public string Text { get; init; } = "";

    /// <summary>Its heading.</summary>
    public string? Title { get; init; }
}
