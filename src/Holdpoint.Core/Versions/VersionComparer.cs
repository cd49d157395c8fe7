namespace Holdpoint.Core.Versions;

/// <summary>
/// Puts versions in order: base first, then level by level in the order of <see cref="LevelRank"/>; what is missing
/// counts as zero. A partial order: where it says less, equal or greater it is antisymmetric and transitive.
/// A placeholder is equal to a placeholder and has no order to anything else.
/// </summary>
public static class VersionComparer
{
    /// <summary>Compares two versions.</summary>
    public static VersionComparison Compare(ParsedVersion a, ParsedVersion b)
    {
        ArgumentNullException.ThrowIfNull(a);
        ArgumentNullException.ThrowIfNull(b);
        if (SameText(a.Raw, b.Raw))
            return new(VersionOrder.Equal, "same text");
        if ((Unorderable(a) ?? Unorderable(b)) is { } reason)
            return Incomparable(reason);
        if ((a.Shape == VersionShape.LevelOnly) != (b.Shape == VersionShape.LevelOnly))
            return Incomparable(
                $"a level alone ('{(a.Shape == VersionShape.LevelOnly ? a : b)}') has no base to compare"
            );
        if ((a.Shape == VersionShape.Letters) != (b.Shape == VersionShape.Letters))
            return Incomparable($"letters ('{(a.Shape == VersionShape.Letters ? a : b)}') against numbers");
        if (!SamePrefix(a.Prefix, b.Prefix))
            return Incomparable($"prefix '{a.Prefix}' against '{b.Prefix}'");
        if ((a.Shape == VersionShape.Year) != (b.Shape == VersionShape.Year))
            return Incomparable("a year against a version number");
        var order = CompareBase(a.Base, b.Base) ?? CompareLevels(a, b);
        if (order is { } known)
            return known;
        return SameText(a.Tail, b.Tail)
            ? new(VersionOrder.Equal, "same base and levels")
            : Incomparable($"unread text '{(a.Tail.Length > 0 ? a.Tail : b.Tail)}'");
    }

    private static string? Unorderable(ParsedVersion version) =>
        version.Shape switch
        {
            VersionShape.Hash => $"'{version}' is a revision hash",
            VersionShape.FileName => $"'{version}' is a file name",
            VersionShape.Unordered => $"'{version}' is not read as a version",
            _ => null,
        };

    private static VersionComparison? CompareBase(IReadOnlyList<VersionPart> a, IReadOnlyList<VersionPart> b)
    {
        for (var i = 0; i < Math.Max(a.Count, b.Count); i++)
        {
            var left = i < a.Count ? a[i] : VersionPart.Zero;
            var right = i < b.Count ? b[i] : VersionPart.Zero;
            if (left.IsWildcard && right.IsWildcard)
                continue;
            if (left.IsWildcard || right.IsWildcard)
                return Incomparable($"component {i + 1}: {left} against {right}, one of them is left open");
            if (left.Number != right.Number)
                return Ordered(left.Number < right.Number, $"component {i + 1}: {left} against {right}");
            if (left.Letters == right.Letters)
                continue;
            if (
                left.Letters.Length > 0
                && right.Letters.Length > 0
                && left.Letters.Length != right.Letters.Length
            )
                return Incomparable($"component {i + 1}: letters '{left.Letters}' against '{right.Letters}'");
            return Ordered(
                string.CompareOrdinal(left.Letters, right.Letters) < 0,
                $"component {i + 1}: {left} against {right}"
            );
        }
        return null;
    }

    private static VersionComparison? CompareLevels(ParsedVersion a, ParsedVersion b)
    {
        foreach (var rank in Enum.GetValues<LevelRank>())
        {
            var left = Counting(a.Level(rank));
            var right = Counting(b.Level(rank));
            if (left is null && right is null)
                continue;
            if (left is null || right is null)
            {
                // A pre-release lies below the version, every other level above it.
                var less = (left is null) != (rank == LevelRank.PreRelease);
                return Ordered(
                    less,
                    $"'{left?.ToString() ?? "no level"}' against '{right?.ToString() ?? "no level"}'"
                );
            }
            if (left.Word != right.Word)
                return Incomparable($"'{left}' against '{right}'");
            if (CompareBase(left.Parts, right.Parts) is { } order)
                return order with { Reason = $"'{left}' against '{right}'" };
        }
        return null;
    }

    // SP0 is no service pack.
    private static VersionLevel? Counting(VersionLevel? level) =>
        level is null || (level.Rank != LevelRank.PreRelease && level.Parts.All(part => part.IsZero))
            ? null
            : level;

    // "R4.01" and "4.01" are written side by side for the same releases.
    private static bool SamePrefix(string a, string b) => a == b || (a is "" or "R" && b is "" or "R");

    private static bool SameText(string a, string b) =>
        a.AsSpan().Trim().Equals(b.AsSpan().Trim(), StringComparison.OrdinalIgnoreCase);

    private static VersionComparison Ordered(bool less, string reason) =>
        new(less ? VersionOrder.Less : VersionOrder.Greater, reason);

    private static VersionComparison Incomparable(string reason) => new(VersionOrder.Incomparable, reason);
}
