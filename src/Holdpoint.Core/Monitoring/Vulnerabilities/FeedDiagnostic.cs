namespace Holdpoint.Core.Monitoring.Vulnerabilities;

/// <summary>Something odd in a file that was read: told, never thrown.</summary>
/// <param name="Code">A stable short name, such as <c>kev.cve</c> or <c>epss.line</c>.</param>
/// <param name="Place">Where: the file's name, with a JSON pointer or <c>line N</c> after <c>#</c>.</param>
/// <param name="Text">What is wrong, in words.</param>
public sealed record FeedDiagnostic(string Code, string Place, string Text)
{
    /// <inheritdoc />
    public override string ToString() => $"{Code}: {Place}: {Text}";
}
