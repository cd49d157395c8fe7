namespace Holdpoint.Trust.Tuf.Model;

/// <summary>Patterns of delegated paths: "*" is any run of characters, "?" one character, neither a slash (4.5).</summary>
public static class PathPattern
{
    /// <summary>Whether the pattern covers the whole path.</summary>
    public static bool Matches(ReadOnlySpan<char> pattern, ReadOnlySpan<char> path)
    {
        // The usual two-pointer match: on a mismatch go back to the last star, which takes one character more.
        var (at, here) = (0, 0);
        var (star, taken) = (-1, 0);
        while (here < path.Length)
        {
            if (at < pattern.Length && pattern[at] == '*')
            {
                star = at++;
                taken = here;
            }
            else if (
                at < pattern.Length
                && (pattern[at] == path[here] || (pattern[at] == '?' && path[here] != '/'))
            )
            {
                at++;
                here++;
            }
            else if (star >= 0 && path[taken] != '/')
            {
                at = star + 1;
                here = ++taken;
            }
            else
            {
                return false;
            }
        }
        while (at < pattern.Length && pattern[at] == '*')
            at++;
        return at == pattern.Length;
    }
}
