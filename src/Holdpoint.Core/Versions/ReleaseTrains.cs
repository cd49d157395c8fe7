namespace Holdpoint.Core.Versions;

/// <summary>
/// Several upper bounds without a lower one are release trains: each bound speaks of the versions that share its
/// leading components. Versions below the lowest train are in the range; what lies between or above the trains is unknown.
/// </summary>
internal static class ReleaseTrains
{
    /// <summary>True when the bounds can be told apart by their leading components.</summary>
    public static bool Fit(IReadOnlyList<VersionInterval> intervals) =>
        intervals.Count > 1
        && intervals.All(interval =>
            interval is { Lower: null, Upper: not null } && interval.Upper.Version.Base.Count > 0
        )
        && KeyLength(intervals) is not null;

    /// <summary>Where a version lies among the trains.</summary>
    public static RangeAnswer Locate(IReadOnlyList<VersionInterval> intervals, ParsedVersion version)
    {
        var length = KeyLength(intervals) ?? 1;
        var belowAll = true;
        foreach (var interval in intervals)
        {
            var bound = interval.Upper!.Version;
            if (SharesTrain(bound, version, length))
            {
                var answer = interval.Locate(version);
                return answer with { Reason = $"{answer.Reason} (release train {Train(bound, length)})" };
            }
            var order = VersionComparer.Compare(version, bound);
            if (order.Order != VersionOrder.Less)
                belowAll = false;
        }
        return belowAll
            ? new(RangePosition.Inside, $"{version} is older than every release train named")
            : RangeAnswer.Unknown($"{version} belongs to none of the release trains named");
    }

    private static bool SharesTrain(ParsedVersion bound, ParsedVersion version, int length)
    {
        for (var i = 0; i < length; i++)
            if (At(bound, i) != At(version, i))
                return false;
        return true;
    }

    // The fewest leading components by which every bound differs from every other.
    private static int? KeyLength(IReadOnlyList<VersionInterval> intervals)
    {
        var longest = intervals.Max(interval => interval.Upper!.Version.Base.Count);
        for (var length = 1; length <= longest; length++)
        {
            var keys = intervals.Select(interval => Train(interval.Upper!.Version, length));
            if (keys.Distinct(StringComparer.Ordinal).Count() == intervals.Count)
                return length;
        }
        return null;
    }

    private static string Train(ParsedVersion version, int length) =>
        string.Join('.', Enumerable.Range(0, length).Select(i => At(version, i)));

    private static VersionPart At(ParsedVersion version, int index) =>
        index < version.Base.Count ? version.Base[index] : VersionPart.Zero;
}
