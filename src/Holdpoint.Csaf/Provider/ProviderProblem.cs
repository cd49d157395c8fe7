namespace Holdpoint.Csaf.Provider;

/// <summary>Something odd in what a provider serves: told, never thrown.</summary>
/// <param name="Code">A stable short name, such as <c>not-json</c> or <c>path-refused</c>.</param>
/// <param name="Place">Where: a URL or file name, with a JSON pointer or line after <c>#</c>.</param>
/// <param name="Text">What is wrong, in words.</param>
public sealed record ProviderProblem(string Code, string Place, string Text)
{
    /// <inheritdoc/>
    public override string ToString() => $"{Code}: {Place}: {Text}";
}
