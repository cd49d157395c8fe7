using CsCheck;
using Holdpoint.Core.Versions;

namespace Holdpoint.Core.Tests.Versions;

public class VersionIntervalSetTests
{
    // One numbering, so that every bound is ordered; levels and letters make neighbours that differ late.
    private static readonly Gen<ParsedVersion> Versions = Gen.Select(
        Gen.Select(
            Gen.Int[0, 3],
            Gen.OneOf("", "", "", "A", "B"),
            (number, letter) => $"{number}{letter}"
        ).Array[1, 3],
        Gen.OneOf("", "", " SP1", " SP2", " SP1 Update 2", " Update 1", " HF1", " rc1"),
        (parts, level) => VersionText.Parse($"V{string.Join('.', parts)}{level}")
    );

    private static readonly Gen<VersionBound?> Bounds = Gen.Frequency(
        (1, Gen.Const((VersionBound?)null)),
        (
            5,
            Gen.Select(
                Versions,
                Gen.Bool,
                (version, inclusive) => (VersionBound?)new VersionBound(version, inclusive)
            )
        )
    );

    private static readonly Gen<VersionIntervalSet> Sets = Gen.Select(
            Bounds,
            Bounds,
            (lower, upper) => new VersionInterval(lower, upper)
        )
        .Array[0, 4]
        .Select(VersionIntervalSet.Of);

    [Fact]
    public void A_union_holds_what_either_holds() =>
        Gen.Select(Sets, Sets, Versions)
            .Sample((a, b, v) => a.Union(b).Contains(v) == (a.Contains(v)!.Value || b.Contains(v)!.Value));

    [Fact]
    public void An_intersection_holds_what_both_hold() =>
        Gen.Select(Sets, Sets, Versions)
            .Sample(
                (a, b, v) => a.Intersect(b)!.Contains(v) == (a.Contains(v)!.Value && b.Contains(v)!.Value)
            );

    [Fact]
    public void A_complement_holds_what_the_set_does_not() =>
        Gen.Select(Sets, Versions).Sample((a, v) => a.Complement()!.Contains(v) == !a.Contains(v));

    [Fact]
    public void The_complement_of_the_complement_is_the_set() =>
        Sets.Sample(a => a.Complement()!.Complement()!.Equals(a));

    [Fact]
    public void Union_and_intersection_are_idempotent_and_commute() =>
        Gen.Select(Sets, Sets)
            .Sample(
                (a, b) =>
                    a.Union(a).Equals(a)
                    && a.Intersect(a)!.Equals(a)
                    && Same(a.Union(b), b.Union(a))
                    && Same(a.Intersect(b)!, b.Intersect(a)!)
            );

    [Fact]
    public void A_union_contains_its_parts_and_an_intersection_lies_in_them() =>
        Gen.Select(Sets, Sets)
            .Sample(
                (a, b) =>
                    a.Union(b).Contains(a) == true
                    && a.Union(b).Contains(b) == true
                    && a.Contains(a.Intersect(b)!) == true
                    && VersionIntervalSet.All.Contains(a) == true
                    && a.Contains(VersionIntervalSet.Empty) == true
            );

    [Fact]
    public void Intervals_are_ascending_and_do_not_touch() =>
        Sets.Sample(a =>
        {
            for (var i = 1; i < a.Intervals.Count; i++)
            {
                var upper = a.Intervals[i - 1].Upper!;
                var lower = a.Intervals[i].Lower!;
                var order = VersionComparer.Compare(upper.Version, lower.Version).Order;
                if (
                    order != VersionOrder.Less
                    && (order != VersionOrder.Equal || upper.Inclusive || lower.Inclusive)
                )
                    return false;
            }
            return true;
        });

    [Fact]
    public void A_set_reads_back_as_it_was_written() =>
        Sets.Where(a => !a.IsEmpty)
            .Sample(a => Same(VersionIntervalSet.Of(RangeText.Parse(a.ToString()).Intervals), a));

    [Fact]
    public void A_version_reads_back_as_it_was_written() =>
        Versions.Sample(version =>
            VersionComparer.Compare(VersionText.Parse(version.Canonical), version).Order == VersionOrder.Equal
            && VersionText.Parse(version.Canonical).Canonical == version.Canonical
        );

    [Fact]
    public void Bounds_without_order_stand_side_by_side_and_leave_an_intersection_unknown()
    {
        var numbers = VersionIntervalSet.Of(RangeText.Parse("< V222.0").Intervals);
        var years = VersionIntervalSet.Of(RangeText.Parse("< SE2021").Intervals);
        Assert.Equal(2, numbers.Union(years).Intervals.Count);
        Assert.Null(numbers.Intersect(years));
    }

    // Equal versions have several canonical spellings (4.0 and 4.0.0), so sets are held against each other by what they hold.
    private static bool Same(VersionIntervalSet a, VersionIntervalSet b) =>
        a.Contains(b) == true && b.Contains(a) == true && a.Intervals.Count == b.Intervals.Count;
}
