namespace Holdpoint.Csaf.Validation.Tests;

/// <summary>The rules of package URLs (purl specification) that need no registry.</summary>
internal static class Purl
{
    /// <summary>Types whose packages have no namespace.</summary>
    private static readonly HashSet<string> WithoutNamespace = new(StringComparer.Ordinal)
    {
        "bitnami",
        "cargo",
        "cocoapods",
        "conda",
        "cran",
        "gem",
        "hackage",
        "mlflow",
        "nuget",
        "oci",
        "opam",
        "pub",
        "pypi",
    };

    /// <summary>Types whose packages must have one.</summary>
    private static readonly HashSet<string> WithNamespace = new(StringComparer.Ordinal)
    {
        "alpm",
        "apk",
        "bitbucket",
        "composer",
        "deb",
        "github",
        "golang",
        "huggingface",
        "maven",
        "qpkg",
        "swift",
        "vscode-extension",
    };

    /// <summary>What is wrong with a package URL; null when nothing is.</summary>
    public static string? Fault(string text)
    {
        if (!text.StartsWith("pkg:", StringComparison.OrdinalIgnoreCase))
            return "A purl begins with pkg:.";
        var (path, qualifiers) = Split(text);
        var slash = path.IndexOf('/', StringComparison.Ordinal);
        if (slash < 0)
            return "The purl has no name.";
        var type = path[..slash].ToLowerInvariant();
        if (
            type.Length == 0
            || !char.IsAsciiLetter(type[0])
            || type.Any(c => !char.IsAsciiLetterOrDigit(c) && c is not ('.' or '-' or '+'))
        )
            return $"{type} is no purl type.";
        var rest = path[(slash + 1)..].Trim('/');
        var at = rest.LastIndexOf('@');
        if (at >= 0 && at > rest.LastIndexOf('/'))
            rest = rest[..at];
        else if (at == 0)
            rest = "";
        var segments = rest.Split('/');
        var name = segments[^1];
        if (name.Length == 0)
            return "The purl has no name.";
        if (segments.Length == 1 && WithNamespace.Contains(type))
            return $"A purl of type {type} needs a namespace.";
        if (segments.Length > 1 && WithoutNamespace.Contains(type))
            return $"A purl of type {type} has no namespace.";
        foreach (var pair in qualifiers.Split('&', StringSplitOptions.RemoveEmptyEntries))
        {
            var equals = pair.IndexOf('=', StringComparison.Ordinal);
            var key = equals < 0 ? pair : pair[..equals];
            if (
                equals < 0
                || key.Length == 0
                || char.IsAsciiDigit(key[0])
                || key.Any(c => !char.IsAsciiLetterOrDigit(c) && c is not ('.' or '-' or '_'))
            )
                return $"{key} is no purl qualifier.";
        }
        return null;
    }

    /// <summary>Everything of a package URL but its qualifiers.</summary>
    public static string? WithoutQualifiers(string? text)
    {
        if (text is null)
            return null;
        var question = text.IndexOf('?', StringComparison.Ordinal);
        if (question < 0)
            return text;
        var hash = text.IndexOf('#', question);
        return hash < 0 ? text[..question] : text[..question] + text[hash..];
    }

    /// <summary>Namespace, name and version of a package URL, decoded; null parts are absent.</summary>
    public static (string? Namespace, string Name, string? Version) Parts(string text)
    {
        var (path, _) = Split(text);
        var slash = path.IndexOf('/', StringComparison.Ordinal);
        var rest = slash < 0 ? "" : path[(slash + 1)..];
        string? version = null;
        var at = rest.LastIndexOf('@');
        if (at >= 0)
        {
            version = Uri.UnescapeDataString(rest[(at + 1)..]);
            rest = rest[..at];
        }
        var last = rest.LastIndexOf('/');
        return last < 0
            ? (null, Uri.UnescapeDataString(rest), version)
            : (Uri.UnescapeDataString(rest[..last]), Uri.UnescapeDataString(rest[(last + 1)..]), version);
    }

    private static (string Path, string Qualifiers) Split(string text)
    {
        var rest = text.Length > 4 ? text[4..].TrimStart('/') : "";
        var hash = rest.IndexOf('#', StringComparison.Ordinal);
        if (hash >= 0)
            rest = rest[..hash];
        var question = rest.IndexOf('?', StringComparison.Ordinal);
        return question < 0 ? (rest, "") : (rest[..question], rest[(question + 1)..]);
    }
}
