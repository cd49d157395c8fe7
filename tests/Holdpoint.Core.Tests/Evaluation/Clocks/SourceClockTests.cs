using Holdpoint.Core.Evaluation.Clocks;

namespace Holdpoint.Core.Tests.Evaluation.Clocks;

public class SourceClockTests
{
    private static readonly DateTimeOffset Start = new(2026, 1, 5, 9, 0, 0, TimeSpan.Zero);

    private static readonly ClockDefinition[] Nerc =
    [
        ClockCatalogue.Shipped.Find("nerc-cip-007-6-r2.2")!,
        ClockCatalogue.Shipped.Find("nerc-cip-007-7.1-r2.2")!,
    ];

    private static SourceClock Of(double[] looks, double[] evaluations) =>
        SourceClock.Of(
            Nerc,
            "siemens",
            Start,
            looks.Select(day => Start.AddDays(day)),
            evaluations.Select(day => (Start.AddDays(day), Start.AddDays(day).AddMinutes(5))),
            SiteCalendar.Utc
        )!;

    [Fact]
    public void Without_any_evaluation_the_clock_runs_from_the_day_the_source_was_added()
    {
        var clock = Of([1], []);

        Assert.Equal(Start, clock.Running.Started);
        Assert.Null(clock.LastEvaluated);
        Assert.Equal(new DateOnly(2026, 2, 9), clock.Running.DueOn);
    }

    [Fact]
    public void A_look_that_found_nothing_new_and_an_evaluation_after_it_meet_the_clock()
    {
        var clock = Of([10], [10.5]);

        Assert.Equal(Start.AddDays(10.5).AddMinutes(5), clock.Running.Started);
        Assert.Empty(clock.Late);
    }

    [Fact]
    public void An_evaluation_without_a_new_look_meets_nothing() =>
        Assert.Equal(Start.AddDays(10.5).AddMinutes(5), Of([10], [10.5, 20, 30]).Running.Started);

    [Fact]
    public void A_look_during_an_evaluation_is_evaluated_by_the_next_one()
    {
        var clock = Of([10.001], [10]);

        Assert.Null(clock.LastEvaluated);
        Assert.NotNull(clock.LastLook);
    }

    [Fact]
    public void What_was_late_once_stays_on_record()
    {
        var clock = Of([10, 60, 90], [10.5, 60.5, 90.5]);

        var late = Assert.Single(clock.Late);
        Assert.Equal(Start.AddDays(60.5).AddMinutes(5), late.MetAt);
        Assert.Equal(ClockState.MetLate, late.StateAt(Start.AddDays(100)));
    }

    [Fact]
    public void From_its_first_day_on_the_next_revision_of_the_standard_counts()
    {
        var day = (new DateTimeOffset(2028, 7, 2, 0, 0, 0, TimeSpan.Zero) - Start).TotalDays;

        Assert.Equal("nerc-cip-007-7.1-r2.2", Of([day], [day]).Running.Definition);
        Assert.Equal("nerc-cip-007-6-r2.2", Of([day - 10], [day - 10]).Running.Definition);
    }
}
