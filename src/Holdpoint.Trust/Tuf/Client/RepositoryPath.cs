using System.Text;

namespace Holdpoint.Trust.Tuf.Client;

/// <summary>
/// A file's place in a repository as plain, unescaped segments: a role name may itself hold a slash, which is then part
/// of one segment.
/// </summary>
public readonly record struct RepositoryPath(IReadOnlyList<string> Segments)
{
    private const string PlainInUrl = "!$&'()*+,;=:@";

    /// <summary>The place of a role's file; without version where snapshots are not consistent.</summary>
    public static RepositoryPath OfRole(string role, long? version) =>
        new([version is { } number ? Model.Role.FileOf(role, number) : Model.Role.FileOf(role)]);

    /// <summary>The place of a target; with the digest before the file name where snapshots are consistent (5.7.3).</summary>
    public static RepositoryPath OfTarget(string path, string? digest)
    {
        var segments = path.Split('/');
        if (digest is not null)
            segments[^1] = $"{digest}.{segments[^1]}";
        return new(segments);
    }

    /// <summary>The path as it stands in a URL.</summary>
    public string InUrl() => string.Join('/', Segments.Select(Escape));

    /// <summary>
    /// A text as one file name: letters, digits and <c>-._~</c> stay, everything else is escaped as in a URL. So a role
    /// or target of any name stays within its directory.
    /// </summary>
    public static string FileName(string text) => Uri.EscapeDataString(text);

    /// <inheritdoc/>
    public override string ToString() => string.Join('/', Segments);

    private static string Escape(string segment)
    {
        var text = new StringBuilder();
        foreach (var rune in segment.EnumerateRunes())
        {
            if (rune.IsAscii && PlainInUrl.Contains((char)rune.Value, StringComparison.Ordinal))
                text.Append((char)rune.Value);
            else
                text.Append(Uri.EscapeDataString(rune.ToString()));
        }
        return text.ToString();
    }
}
