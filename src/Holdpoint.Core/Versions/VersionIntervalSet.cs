namespace Holdpoint.Core.Versions;

/// <summary>
/// A union of intervals and its algebra. Where the bounds are ordered among each other the set is normalised:
/// ascending, disjoint, not touching, so that equal sets are written equally. Intervals whose bounds have no order
/// stand side by side. An operation whose answer hangs on bounds without order answers null: unknown, never a guess.
/// </summary>
public sealed class VersionIntervalSet : IEquatable<VersionIntervalSet>
{
    private readonly VersionInterval[] _intervals;

    private VersionIntervalSet(VersionInterval[] intervals) => _intervals = intervals;

    /// <summary>No version.</summary>
    public static VersionIntervalSet Empty { get; } = new([]);

    /// <summary>Every version.</summary>
    public static VersionIntervalSet All { get; } = new([VersionInterval.All]);

    /// <summary>The intervals.</summary>
    public IReadOnlyList<VersionInterval> Intervals => _intervals;

    /// <summary>True where no version is held.</summary>
    public bool IsEmpty => _intervals.Length == 0;

    /// <summary>The union of intervals.</summary>
    public static VersionIntervalSet Of(IEnumerable<VersionInterval> intervals)
    {
        ArgumentNullException.ThrowIfNull(intervals);
        var merged = new List<VersionInterval>();
        foreach (var interval in intervals)
            if (!IsVoid(interval))
                Insert(merged, interval);
        Sort(merged);
        return merged.Count == 0 ? Empty : new([.. merged]);
    }

    /// <summary>The versions of either.</summary>
    public VersionIntervalSet Union(VersionIntervalSet other)
    {
        ArgumentNullException.ThrowIfNull(other);
        return Of(_intervals.Concat(other._intervals));
    }

    /// <summary>The versions of both; null where two bounds have no order.</summary>
    public VersionIntervalSet? Intersect(VersionIntervalSet other)
    {
        ArgumentNullException.ThrowIfNull(other);
        var parts = new List<VersionInterval>();
        foreach (var a in _intervals)
        foreach (var b in other._intervals)
        {
            if (
                !TryPick(VersionCut.Lower(a), VersionCut.Lower(b), VersionOrder.Greater, false, out var lower)
                || !TryPick(VersionCut.Upper(a), VersionCut.Upper(b), VersionOrder.Less, false, out var upper)
                || (lower is { } low && upper is { } high && low.CompareTo(high) == VersionOrder.Incomparable)
            )
                return null;
            parts.Add(VersionCut.Between(lower, upper));
        }
        return Of(parts);
    }

    /// <summary>Every version that is not held; null where two bounds have no order.</summary>
    public VersionIntervalSet? Complement()
    {
        var rest = All;
        foreach (var interval in _intervals)
        {
            var outside = new List<VersionInterval>(2);
            if (VersionCut.Lower(interval) is { } lower)
                outside.Add(VersionCut.Between(null, lower));
            if (VersionCut.Upper(interval) is { } upper)
                outside.Add(VersionCut.Between(upper, null));
            if (rest.Intersect(Of(outside)) is not { } next)
                return null;
            rest = next;
        }
        return rest;
    }

    /// <summary>Whether a version is held; null where the order does not say.</summary>
    public bool? Contains(ParsedVersion version)
    {
        bool? answer = false;
        foreach (var interval in _intervals)
        {
            var place = interval.Locate(version);
            if (place.Position == RangePosition.Inside)
                return true;
            if (!place.IsOutside)
                answer = null;
        }
        return answer;
    }

    /// <summary>Whether every version of the other is held; null where two bounds have no order.</summary>
    public bool? Contains(VersionIntervalSet other)
    {
        ArgumentNullException.ThrowIfNull(other);
        return Complement() is { } outside && outside.Intersect(other) is { } left ? left.IsEmpty : null;
    }

    /// <inheritdoc />
    public bool Equals(VersionIntervalSet? other) => other is not null && ToString() == other.ToString();

    /// <inheritdoc />
    public override bool Equals(object? obj) => Equals(obj as VersionIntervalSet);

    /// <inheritdoc />
    public override int GetHashCode() => string.GetHashCode(ToString(), StringComparison.Ordinal);

    /// <summary>
    /// The set as constraints that read back to it (<c>&lt;1.0|&gt;=2.0|&lt;2.4</c>); <c>*</c> for every version,
    /// nothing for none.
    /// </summary>
    public override string ToString() => string.Join('|', _intervals.Select(Write));

    private static string Write(VersionInterval interval) =>
        (interval.Lower, interval.Upper) switch
        {
            (null, null) => "*",
            ({ Inclusive: true } lower, { Inclusive: true } upper)
                when VersionComparer.Compare(lower.Version, upper.Version).Order == VersionOrder.Equal =>
                lower.Version.Canonical,
            ({ } lower, null) => Lower(lower),
            (null, { } upper) => Upper(upper),
            ({ } lower, { } upper) => $"{Lower(lower)}|{Upper(upper)}",
        };

    private static string Lower(VersionBound bound) =>
        $"{(bound.Inclusive ? ">=" : ">")}{bound.Version.Canonical}";

    private static string Upper(VersionBound bound) =>
        $"{(bound.Inclusive ? "<=" : "<")}{bound.Version.Canonical}";

    private static bool IsVoid(VersionInterval interval) =>
        VersionCut.Lower(interval) is { } lower
        && VersionCut.Upper(interval) is { } upper
        && lower.CompareTo(upper) is VersionOrder.Greater or VersionOrder.Equal;

    // Merges with everything it overlaps or touches.
    private static void Insert(List<VersionInterval> into, VersionInterval interval)
    {
        for (var i = 0; i < into.Count; )
        {
            if (!TryMerge(into[i], interval, out var merged))
            {
                i++;
                continue;
            }
            into.RemoveAt(i);
            interval = merged;
            i = 0;
        }
        into.Add(interval);
    }

    private static bool TryMerge(VersionInterval a, VersionInterval b, out VersionInterval merged)
    {
        merged = a;
        if (
            !Reaches(VersionCut.Lower(a), VersionCut.Upper(b))
            || !Reaches(VersionCut.Lower(b), VersionCut.Upper(a))
            || !TryPick(VersionCut.Lower(a), VersionCut.Lower(b), VersionOrder.Less, true, out var lower)
            || !TryPick(VersionCut.Upper(a), VersionCut.Upper(b), VersionOrder.Greater, true, out var upper)
        )
            return false;
        merged = VersionCut.Between(lower, upper);
        return true;
    }

    private static bool Reaches(VersionCut? lower, VersionCut? upper) =>
        lower is not { } low
        || upper is not { } high
        || low.CompareTo(high) is VersionOrder.Less or VersionOrder.Equal;

    // The wanted one of two cuts; a missing cut is unbounded and wins or loses as told. False without an order.
    private static bool TryPick(
        VersionCut? a,
        VersionCut? b,
        VersionOrder wanted,
        bool unboundedWins,
        out VersionCut? picked
    )
    {
        if (a is not { } first || b is not { } second)
        {
            picked = unboundedWins ? null : a ?? b;
            return true;
        }
        var order = first.CompareTo(second);
        picked = order == wanted || order == VersionOrder.Equal ? a : b;
        return order != VersionOrder.Incomparable;
    }

    // By insertion: neighbours without order keep their places.
    private static void Sort(List<VersionInterval> intervals)
    {
        for (var i = 1; i < intervals.Count; i++)
        for (var j = i; j > 0 && LiesBelow(intervals[j], intervals[j - 1]); j--)
            (intervals[j], intervals[j - 1]) = (intervals[j - 1], intervals[j]);
    }

    private static bool LiesBelow(VersionInterval a, VersionInterval b) =>
        VersionCut.Lower(b) is { } second
        && (VersionCut.Lower(a) is not { } first || first.CompareTo(second) == VersionOrder.Less);
}
