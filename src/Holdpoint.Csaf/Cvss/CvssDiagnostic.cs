namespace Holdpoint.Csaf.Cvss;

/// <summary>Why a text is not a vector.</summary>
/// <param name="Code">Stable: <c>cvss.prefix</c>, <c>cvss.metric</c>, <c>cvss.value</c>, <c>cvss.twice</c>, <c>cvss.order</c>,
/// <c>cvss.missing</c>, <c>cvss.too-long</c>.</param>
/// <param name="Position">Index of the first character meant, from 0.</param>
/// <param name="Text">What is wrong, in words.</param>
public sealed record CvssDiagnostic(string Code, int Position, string Text);
