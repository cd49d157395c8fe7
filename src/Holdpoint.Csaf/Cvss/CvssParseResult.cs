using System.Diagnostics.CodeAnalysis;

namespace Holdpoint.Csaf.Cvss;

/// <summary>A vector, or everything that is wrong with the text.</summary>
/// <param name="Vector">The vector; null when anything was wrong.</param>
/// <param name="Diagnostics">What is wrong, in the order of the text; empty when a vector was read.</param>
public sealed record CvssParseResult(CvssVector? Vector, IReadOnlyList<CvssDiagnostic> Diagnostics)
{
    /// <summary>True when the text is a vector.</summary>
    [MemberNotNullWhen(true, nameof(Vector))]
    public bool IsVector => Vector is not null;
}
