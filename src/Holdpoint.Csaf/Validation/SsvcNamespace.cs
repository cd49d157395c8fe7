namespace Holdpoint.Csaf.Validation;

/// <summary>A namespace of SSVC: a base, and extensions behind a slash.</summary>
/// <param name="Base">The base namespace.</param>
/// <param name="Extension">What follows the first slash; empty without an extension.</param>
internal sealed record SsvcNamespace(string Base, string Extension)
{
    public bool IsExtended => Extension.Length > 0;

    /// <summary>True for a base that nobody registered: those begin with x_.</summary>
    public bool IsPrivate => Base.StartsWith("x_", StringComparison.Ordinal);

    /// <summary>True for the reserved namespace of what is invalid.</summary>
    public bool IsInvalid => Name == "invalid";

    /// <summary>True for the namespaces reserved for tests, documentation and examples.</summary>
    public bool IsForExamples => Name is "test" or "example";

    /// <summary>True when its last extension is in a language other than English, the language of the definitions.</summary>
    public bool IsTranslated
    {
        get
        {
            var dollar = Extension.LastIndexOf('$');
            return dollar >= 0
                && !Extension[(dollar + 1)..].StartsWith("en", StringComparison.OrdinalIgnoreCase);
        }
    }

    private string Name => Base.Split('#')[0];

    public static SsvcNamespace Of(string text)
    {
        var slash = text.IndexOf('/', StringComparison.Ordinal);
        return slash < 0 ? new(text, "") : new(text[..slash], text[(slash + 1)..].Trim('/'));
    }
}
