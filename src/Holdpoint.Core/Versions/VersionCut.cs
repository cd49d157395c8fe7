namespace Holdpoint.Core.Versions;

/// <summary>A point on the line of versions: right below a version, or right above it. The ends of intervals are cuts.</summary>
internal readonly record struct VersionCut(ParsedVersion Version, bool Above)
{
    public static VersionCut? Lower(VersionInterval interval) =>
        interval.Lower is { } bound ? new(bound.Version, !bound.Inclusive) : null;

    public static VersionCut? Upper(VersionInterval interval) =>
        interval.Upper is { } bound ? new(bound.Version, bound.Inclusive) : null;

    public static VersionInterval Between(VersionCut? lower, VersionCut? upper) =>
        new(
            lower is { } low ? new(low.Version, !low.Above) : null,
            upper is { } high ? new(high.Version, high.Above) : null
        );

    public VersionOrder CompareTo(VersionCut other)
    {
        var order = VersionComparer.Compare(Version, other.Version).Order;
        if (order != VersionOrder.Equal || Above == other.Above)
            return order;
        return Above ? VersionOrder.Greater : VersionOrder.Less;
    }
}
