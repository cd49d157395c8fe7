using System.Collections.Immutable;
using Holdpoint.Trust.Tuf.Model;

namespace Holdpoint.Trust.Tuf.Agreement;

/// <summary>For some paths, which repositories are asked and how many of them must say the same (TAP 4).</summary>
/// <param name="Paths">Patterns of paths, as in delegations.</param>
/// <param name="Repositories">Names of repositories.</param>
/// <param name="Threshold">How many must list the target with the same length, digests and match object.</param>
/// <param name="Terminating">True where no later rule is asked for these paths.</param>
public sealed record MapRule(
    ImmutableArray<string> Paths,
    ImmutableArray<string> Repositories,
    int Threshold,
    bool Terminating = true
)
{
    /// <summary>Whether the rule speaks of the path. A pattern "**" means every path.</summary>
    public bool Covers(string path) =>
        Paths.Any(pattern => pattern == "**" || PathPattern.Matches(pattern, path));
}

/// <summary>The rules in their order; the first that covers a path and is satisfied decides.</summary>
public sealed record TrustMap(ImmutableArray<MapRule> Rules)
{
    /// <summary>All of these repositories must agree on every target.</summary>
    public static TrustMap AllOf(params ImmutableArray<string> repositories) =>
        new([new(["**"], repositories, repositories.Length)]);
}
