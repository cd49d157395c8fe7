namespace Holdpoint.Core.Evaluation.Revisions;

/// <summary>What a difference between two revisions is about.</summary>
public enum DifferenceSubject
{
    /// <summary>Title, status, severity or label of the document.</summary>
    Document,

    /// <summary>A vulnerability or its scores.</summary>
    Vulnerability,

    /// <summary>Whether a product is spoken of at all.</summary>
    Product,

    /// <summary>The versions of a product with their status.</summary>
    Versions,

    /// <summary>The fixes offered for a product.</summary>
    Fixes,

    /// <summary>For which vulnerabilities a product has a status.</summary>
    Statuses,
}

/// <summary>One difference between two revisions of an advisory.</summary>
/// <param name="Subject">What it is about.</param>
/// <param name="Name">Which product, vulnerability or field.</param>
/// <param name="Before">What the earlier revision says, one statement a line; empty where it says nothing.</param>
/// <param name="After">What the later revision says, one statement a line; empty where it says nothing.</param>
public sealed record AdvisoryDifference(
    DifferenceSubject Subject,
    string Name,
    IReadOnlyList<string> Before,
    IReadOnlyList<string> After
)
{
    /// <summary>What only the later revision says.</summary>
    public IReadOnlyList<string> Added => [.. After.Except(Before, StringComparer.Ordinal)];

    /// <summary>What only the earlier revision says.</summary>
    public IReadOnlyList<string> Removed => [.. Before.Except(After, StringComparer.Ordinal)];
}
