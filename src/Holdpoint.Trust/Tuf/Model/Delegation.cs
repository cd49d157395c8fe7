using System.Collections.Immutable;
using System.Security.Cryptography;
using System.Text;

namespace Holdpoint.Trust.Tuf.Model;

/// <summary>Trust in another role for some paths (TUF 1.0.34, clause 4.5).</summary>
/// <param name="Name">The role's name.</param>
/// <param name="Signers">Who signs for it.</param>
/// <param name="Paths">Patterns of the paths; "*" and "?" match no slash. Null where prefixes decide.</param>
/// <param name="HashPrefixes">Prefixes of the SHA-256 of the path; null where patterns decide.</param>
/// <param name="Terminating">True where no later delegation is asked once this one covers the path.</param>
public sealed record Delegation(
    string Name,
    RoleKeys Signers,
    ImmutableArray<string>? Paths,
    ImmutableArray<string>? HashPrefixes,
    bool Terminating
)
{
    /// <summary>Whether the path is delegated.</summary>
    public bool Covers(string path)
    {
        if (Paths is { } patterns)
            return patterns.Any(pattern => PathPattern.Matches(pattern, path));
        var hash = Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(path)));
        return HashPrefixes is { } prefixes
            && prefixes.Any(prefix => hash.StartsWith(prefix, StringComparison.Ordinal));
    }
}
