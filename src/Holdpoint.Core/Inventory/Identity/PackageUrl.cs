namespace Holdpoint.Core.Inventory.Identity;

/// <summary>A package URL (purl-spec): <c>pkg:type/namespace/name@version?qualifiers#subpath</c>.</summary>
/// <param name="Type">Package type in lower case.</param>
/// <param name="Namespace">Namespace; empty where there is none.</param>
/// <param name="Name">Package name.</param>
/// <param name="Version">Version; null where none is given.</param>
public sealed record PackageUrl(string Type, string Namespace, string Name, string? Version)
{
    /// <summary>What names the package whatever its version.</summary>
    public string Package => Namespace.Length == 0 ? $"{Type}/{Name}" : $"{Type}/{Namespace}/{Name}";

    /// <summary>Reads a package URL; null where the text is none.</summary>
    public static PackageUrl? Read(string? text)
    {
        var rest = text?.Trim() ?? "";
        if (!rest.StartsWith("pkg:", StringComparison.OrdinalIgnoreCase))
            return null;
        rest = rest[4..].TrimStart('/');
        rest = Before(rest, '#');
        rest = Before(rest, '?');
        string? version = null;
        // An at sign before the last slash belongs to a namespace such as "@angular".
        if (rest.LastIndexOf('@') is var at and > 0 && at > rest.LastIndexOf('/') + 0 && rest[at - 1] != '/')
        {
            version = Uri.UnescapeDataString(rest[(at + 1)..]);
            rest = rest[..at];
        }
        var parts = rest.Split('/', StringSplitOptions.RemoveEmptyEntries);
        if (parts.Length < 2)
            return null;
        var type = parts[0].ToLowerInvariant();
        var spaces = string.Join('/', parts[1..^1].Select(Uri.UnescapeDataString));
        var name = Uri.UnescapeDataString(parts[^1]);
        // The types whose names know no case (purl-spec, PURL-TYPES).
        if (type is "github" or "bitbucket" or "deb" or "rpm" or "pypi" or "composer" or "golang")
            (spaces, name) = (spaces.ToLowerInvariant(), name.ToLowerInvariant());
        if (type == "pypi")
            name = name.Replace('_', '-');
        return name.Length == 0 ? null : new(type, spaces, name, version is "" ? null : version);
    }

    private static string Before(string text, char mark) =>
        text.IndexOf(mark, StringComparison.Ordinal) is var at and >= 0 ? text[..at] : text;
}
