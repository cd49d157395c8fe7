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
            if (
                !order.IsKnown
                && (OpenBound(version, Upper.Version) ?? OpenVersion(version, Upper)) is { } open
            )
                return open;
            if (!order.IsKnown)
                return RangeAnswer.Unknown(
                    $"'{version}' cannot be compared with '{Upper.Version}': {order.Reason}"
                );
            if (
                order.Order == VersionOrder.Greater
                || (order.Order == VersionOrder.Equal && !Upper.Inclusive)
            )
                return new(RangePosition.Beyond, $"{version} is not {Bound(Upper, "up to", "before")}");
        }
        return new(RangePosition.Inside, $"{version} lies in {this}");
    }

    // "V3.X.17" as the installed version is the vendor's name for release 17 of whichever line the product follows.
    private RangeAnswer? OpenVersion(ParsedVersion version, VersionBound upper)
    {
        if (upper.Version.HasWildcard || version.Base.Count == 0 || version.Base[^1].IsWildcard)
            return null;
        var filled = version with { Base = Filled(version.Base, upper.Version.Base), Raw = "" };
        return VersionComparer.Compare(filled, upper.Version).Order switch
        {
            VersionOrder.Incomparable => null,
            VersionOrder.Greater => new RangeAnswer(
                RangePosition.Beyond,
                $"{version} is not {Bound(upper, "up to", "before")}"
            ),
            VersionOrder.Equal when !upper.Inclusive => new RangeAnswer(
                RangePosition.Beyond,
                $"{version} is not {Bound(upper, "up to", "before")}"
            ),
            _ => new RangeAnswer(RangePosition.Inside, $"{version} lies in {this}"),
        };
    }

    private static IReadOnlyList<VersionPart> Filled(
        IReadOnlyList<VersionPart> open,
        IReadOnlyList<VersionPart> from
    ) =>
        [
            .. open.Select(
                (part, i) =>
                    part.IsWildcard
                        ? i < from.Count
                            ? from[i]
                            : VersionPart.Zero
                        : part
            ),
        ];

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

    // "V3.X.17": with the open component taken as the installed one, 3.2.16 lies before the bound; 3.2.17 may be
    // the fix of another X, so nothing is known of it.
    private RangeAnswer? OpenBound(ParsedVersion version, ParsedVersion bound)
    {
        if (!bound.HasWildcard || version.HasWildcard)
            return null;
        return VersionComparer
            .Compare(version, bound with { Base = Filled(bound.Base, version.Base), Raw = "" })
            .Order switch
        {
            VersionOrder.Less => new RangeAnswer(RangePosition.Inside, $"{version} lies in {this}"),
            VersionOrder.Incomparable => null,
            _ => RangeAnswer.Unknown($"the bound '{bound}' leaves a component open"),
        };
    }

    private static string Bound(VersionBound bound, string inclusive, string exclusive) =>
        $"{(bound.Inclusive ? inclusive : exclusive)} {bound.Version}";
}
