namespace Holdpoint.Core.Versions;

/// <summary>The versions between two bounds; an absent bound is open to that side.</summary>
/// <param name="Lower">The older end, or null: every earlier version too.</param>
/// <param name="Upper">The newer end, or null: every later version too.</param>
public sealed record VersionInterval(VersionBound? Lower, VersionBound? Upper)
{
    /// <summary>Every version.</summary>
    public static VersionInterval All { get; } = new(null, null);

    /// <summary>One version alone.</summary>
    public static VersionInterval Exactly(ParsedVersion version) =>
        new(new(version, true), new(version, true));

    /// <summary>Where a version lies, seen from this interval.</summary>
    public RangeAnswer Locate(ParsedVersion version)
    {
        if (Lower is not null)
        {
            var order = VersionComparer.Compare(version, Lower.Version);
            if (!order.IsKnown)
                return RangeAnswer.Unknown(
                    $"'{version}' cannot be compared with '{Lower.Version}': {order.Reason}"
                );
            if (order.Order == VersionOrder.Less || (order.Order == VersionOrder.Equal && !Lower.Inclusive))
                return new(
                    RangePosition.Below,
                    $"{version} is older than {Bound(Lower, "at least", "later than")}"
                );
        }
        if (Upper is not null)
        {
            var order = VersionComparer.Compare(version, Upper.Version);
            if (!order.IsKnown)
                return RangeAnswer.Unknown(
                    $"'{version}' cannot be compared with '{Upper.Version}': {order.Reason}"
                );
            if (
                order.Order == VersionOrder.Greater
                || (order.Order == VersionOrder.Equal && !Upper.Inclusive)
            )
                return
                    Upper.Version.HasWildcard
                    && Upper.Version.Base[^1] is { IsWildcard: false }
                    && !SameText(version)
                    ? RangeAnswer.Unknown($"the bound '{Upper.Version}' leaves a component open")
                    : new(RangePosition.Beyond, $"{version} is not {Bound(Upper, "up to", "before")}");
        }
        return new(RangePosition.Inside, $"{version} lies in {this}");
    }

    /// <inheritdoc />
    public override string ToString() =>
        (Lower, Upper) switch
        {
            (null, null) => "all versions",
            ({ } lower, { } upper)
                when lower.Inclusive && upper.Inclusive && lower.Version == upper.Version =>
                $"exactly {lower.Version}",
            ({ } lower, null) => Bound(lower, "at least", "later than"),
            (null, { } upper) => Bound(upper, "up to", "before"),
            ({ } lower, { } upper) =>
                $"{Bound(lower, "at least", "later than")} and {Bound(upper, "up to", "before")}",
        };

    private bool SameText(ParsedVersion version) =>
        string.Equals(version.Raw.Trim(), Upper!.Version.Raw.Trim(), StringComparison.OrdinalIgnoreCase);

    private static string Bound(VersionBound bound, string inclusive, string exclusive) =>
        $"{(bound.Inclusive ? inclusive : exclusive)} {bound.Version}";
}
