using System.Text.RegularExpressions;

namespace Holdpoint.Csaf.Validation.Tests;

/// <summary>One constraint of a range: a comparator and a version.</summary>
internal sealed record VersionConstraint(string Comparator, string Version);

/// <summary>
/// A version range as CSAF 2.1 writes it (3.1.2.3.2): a vers, or a vls, which is a vers without its scheme.
/// </summary>
/// <param name="Scheme">The versioning scheme in lower case; null for a vls.</param>
/// <param name="IsAll">True for the whole range.</param>
/// <param name="Constraints">The constraints as written.</param>
internal sealed partial record VersionRange(
    string? Scheme,
    bool IsAll,
    IReadOnlyList<VersionConstraint> Constraints
)
{
    /// <summary>Schemes of the vers specification.</summary>
    public static readonly HashSet<string> KnownSchemes = new(StringComparer.Ordinal)
    {
        "all",
        "none",
        "alpine",
        "alpm",
        "apache",
        "apk",
        "cargo",
        "composer",
        "conan",
        "cpan",
        "cran",
        "datetime",
        "deb",
        "ebuild",
        "gem",
        "generic",
        "github",
        "golang",
        "hex",
        "intdot",
        "lexicographic",
        "libversion",
        "maven",
        "mattermost",
        "mozilla",
        "nginx",
        "npm",
        "nuget",
        "opam",
        "openssl",
        "pub",
        "pypi",
        "rpm",
        "semver",
    };

    /// <summary>Reads a range strictly; null where the text is none.</summary>
    public static VersionRange? Parse(string text)
    {
        string? scheme = null;
        var rest = text;
        if (text.StartsWith("vers:", StringComparison.Ordinal))
        {
            var slash = text.IndexOf('/', StringComparison.Ordinal);
            if (slash < 0)
                return null;
            scheme = text[5..slash];
            rest = text[(slash + 1)..];
            if (scheme is "all" or "none")
                return rest == "*" ? new(scheme, scheme == "all", []) : null;
            // The conformance data also knows the shorthand without a scheme.
            if (scheme.Length == 0)
                return rest == "all" ? new(scheme, true, []) : null;
            if (!SchemeName().IsMatch(scheme))
                return null;
            if (rest == "*")
                return new(scheme, true, []);
        }
        var constraints = new List<VersionConstraint>();
        foreach (var part in rest.Split('|'))
        {
            if (Constraint().Match(part) is not { Success: true } match)
                return null;
            var version = scheme is null
                ? match.Groups["version"].Value
                : Uri.UnescapeDataString(match.Groups["version"].Value);
            constraints.Add(new(match.Groups["comparator"].Value, version));
        }
        return new(scheme, false, constraints);
    }

    /// <summary>True when it names versions but no range.</summary>
    public bool IsSingleVersion => !IsAll && Constraints.Count == 1 && Constraints[0].Comparator is "" or "=";

    /// <summary>True when no constraint bounds it from above.</summary>
    public bool IsOpenAbove =>
        !IsAll && Constraints.LastOrDefault(c => c.Comparator != "!=") is { Comparator: ">" or ">=" };

    /// <summary>True when a version may lie in it; null where it cannot be told.</summary>
    public bool? Contains(string version)
    {
        if (IsAll)
            return true;
        if (Constraints.Any(c => c.Comparator == "!=" && VersionOrder.Compare(c.Version, version) == 0))
            return false;
        return Intervals() is not { } intervals
            ? null
            : intervals.Any(i => i.Contains(version))
                || Constraints.Any(c =>
                    c.Comparator is "" or "=" && VersionOrder.Compare(c.Version, version) == 0
                );
    }

    /// <summary>True when the two have a version in common; null where it cannot be told.</summary>
    public bool? Overlaps(VersionRange other)
    {
        if (IsAll || other.IsAll)
            return true;
        if (Intervals() is not { } mine || other.Intervals() is not { } theirs)
            return null;
        return mine.Any(a => theirs.Any(a.Overlaps))
            || Constraints.Any(c => c.Comparator is "" or "=" && other.Contains(c.Version) == true)
            || other.Constraints.Any(c => c.Comparator is "" or "=" && Contains(c.Version) == true);
    }

    /// <summary>The open and closed stretches between the bounds; null where two versions cannot be compared.</summary>
    private List<VersionInterval>? Intervals()
    {
        var intervals = new List<VersionInterval>();
        VersionConstraint? lower = null;
        foreach (var constraint in Constraints)
        {
            switch (constraint.Comparator)
            {
                case ">" or ">=":
                    if (lower is not null)
                        intervals.Add(new(lower, null));
                    lower = constraint;
                    break;
                case "<" or "<=":
                    if (lower is not null && VersionOrder.Compare(lower.Version, constraint.Version) is null)
                        return null;
                    intervals.Add(new(lower, constraint));
                    lower = null;
                    break;
            }
        }
        if (lower is not null)
            intervals.Add(new(lower, null));
        return intervals;
    }

    [GeneratedRegex(
        @"^[a-z][a-z0-9.+-]*\z",
        RegexOptions.CultureInvariant | RegexOptions.ExplicitCapture,
        Timeout.Infinite
    )]
    private static partial Regex SchemeName();

    [GeneratedRegex(
        @"^(?<comparator><=|>=|!=|<|>|=|)(?<version>[^\s<>=!|*]+)\z",
        RegexOptions.CultureInvariant | RegexOptions.ExplicitCapture,
        Timeout.Infinite
    )]
    private static partial Regex Constraint();
}

/// <summary>From a lower to an upper bound, either of which may be missing.</summary>
internal sealed record VersionInterval(VersionConstraint? Lower, VersionConstraint? Upper)
{
    public bool Contains(string version) =>
        (
            Lower is null
            || VersionOrder.Compare(Lower.Version, version) is { } l
                && (l < 0 || l == 0 && Lower.Comparator == ">=")
        )
        && (
            Upper is null
            || VersionOrder.Compare(version, Upper.Version) is { } u
                && (u < 0 || u == 0 && Upper.Comparator == "<=")
        );

    public bool Overlaps(VersionInterval other) => Before(Lower, other.Upper) && Before(other.Lower, Upper);

    private static bool Before(VersionConstraint? lower, VersionConstraint? upper) =>
        lower is null
        || upper is null
        || VersionOrder.Compare(lower.Version, upper.Version) is { } order
            && (order < 0 || order == 0 && lower.Comparator == ">=" && upper.Comparator == "<=");
}
