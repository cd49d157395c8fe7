using CsCheck;
using Holdpoint.Core.Evaluation.Clocks;

namespace Holdpoint.Core.Tests.Evaluation.Clocks;

public class ClockTests
{
    private static ClockDefinition Of(string id) => ClockCatalogue.Shipped.Find(id)!;

    private static SiteCalendar In(string zone) => new(TimeZoneInfo.FindSystemTimeZoneById(zone));

    private static DateTimeOffset Utc(string text) =>
        DateTimeOffset.Parse(text + "Z", System.Globalization.CultureInfo.InvariantCulture);

    // zone, started (UTC), due date at the site, first moment after it (UTC)
    public static TheoryData<string, string, string, string> ThirtyFiveDays =>
        new()
        {
            { "UTC", "2026-01-05T09:00", "2026-02-09", "2026-02-10T00:00" },
            // Late in the evening in UTC is the next day in Berlin.
            { "Europe/Berlin", "2026-01-05T23:30", "2026-02-10", "2026-02-10T23:00" },
            // Summer time begins between start and end: one hour less, the same date.
            { "Europe/Berlin", "2026-03-01T09:00", "2026-04-05", "2026-04-05T22:00" },
            // ... and ends between them.
            { "America/New_York", "2026-10-01T12:00", "2026-11-05", "2026-11-06T05:00" },
            // Half an hour of summer time.
            { "Australia/Lord_Howe", "2026-03-01T12:00", "2026-04-05", "2026-04-05T13:30" },
            // The two sides of the date line at the same moment.
            { "Pacific/Kiritimati", "2026-01-05T11:00", "2026-02-10", "2026-02-10T10:00" },
            { "Pacific/Pago_Pago", "2026-01-05T10:30", "2026-02-08", "2026-02-09T11:00" },
            // Samoa skipped 30 December 2011: due on the date that never was ends when the 31st begins.
            { "Pacific/Apia", "2011-11-25T20:00", "2011-12-30", "2011-12-30T10:00" },
            // Summer time begins at midnight, which does not exist: the next date begins at one o'clock.
            { "America/Santiago", "2026-08-01T12:00", "2026-09-05", "2026-09-06T04:00" },
            // Summer time ends at midnight: 23:00 to 24:00 of the due date comes twice, and both count.
            { "America/Santiago", "2026-02-28T12:00", "2026-04-04", "2026-04-05T04:00" },
        };

    [Theory]
    [MemberData(nameof(ThirtyFiveDays))]
    public void Thirty_five_calendar_days_end_with_the_site_s_date(
        string zone,
        string started,
        string due,
        string before
    )
    {
        var clock = ClockStart.ForEvaluation(Of("nerc-cip-007-6-r2.3"), "PC-1", Utc(started), In(zone))!;

        Assert.Equal(due, SiteCalendar.Words(clock.DueOn!.Value));
        Assert.Equal(Utc(before), clock.DueBefore);
        Assert.Equal(ClockState.Soon, clock.StateAt(clock.DueBefore!.Value.AddTicks(-1)));
        Assert.Equal(ClockState.Overdue, clock.StateAt(clock.DueBefore!.Value));
    }

    [Fact]
    public void States_follow_from_the_moment()
    {
        var clock = ClockStart.ForEvaluation(
            Of("nerc-cip-007-6-r2.3"),
            "PC-1",
            Utc("2026-01-05T09:00"),
            In("Europe/Berlin")
        )!;

        Assert.Equal(ClockState.Running, clock.StateAt(Utc("2026-01-29T22:59")));
        Assert.Equal(ClockState.Soon, clock.StateAt(Utc("2026-01-29T23:00")));
        Assert.Equal(
            ClockState.Met,
            (clock with { MetAt = Utc("2026-02-09T22:59") }).StateAt(Utc("2027-01-01T00:00"))
        );
        Assert.Equal(
            ClockState.MetLate,
            (clock with { MetAt = Utc("2026-02-09T23:00") }).StateAt(Utc("2027-01-01T00:00"))
        );
        Assert.Equal(
            "NERC CIP-007-6 R2 Part 2.3: within 35 calendar days of the completion of the evaluation the patch is applied, or a "
                + "dated mitigation plan is created or revised. 35 calendar days from 2026-01-05 (the completion of the evaluation) "
                + "end with 2026-02-09.",
            clock.Basis
        );
    }

    [Theory]
    [InlineData("nerc-cip-007-6-r2.2", "2028-06-30T12:00", true)]
    [InlineData("nerc-cip-007-6-r2.2", "2028-07-01T12:00", false)]
    [InlineData("nerc-cip-007-7.1-r2.2", "2028-06-30T12:00", false)]
    [InlineData("nerc-cip-007-7.1-r2.2", "2028-07-01T12:00", true)]
    public void A_clock_starts_only_while_its_rule_is_in_force(string id, string started, bool starts) =>
        Assert.Equal(
            starts,
            ClockStart.ForSource(Of(id), "siemens", Utc(started), SiteCalendar.Utc) is not null
        );

    [Fact]
    public void An_outcome_without_days_has_no_date_and_an_unknown_one_no_clock()
    {
        var bod = Of("cisa-bod-26-04");
        var upgrade = ClockStart.ForOutcome(
            bod,
            "PC-1",
            "fix on system upgrade",
            Utc("2026-01-05T09:00"),
            SiteCalendar.Utc
        )!;

        Assert.Equal(ClockState.NoDate, upgrade.StateAt(Utc("2036-01-05T09:00")));
        Assert.Null(
            ClockStart.ForOutcome(bod, "PC-1", "scheduled", Utc("2026-01-05T09:00"), SiteCalendar.Utc)
        );
        var days = ClockStart.ForOutcome(
            bod,
            "PC-1",
            "3 days & forensic investigation",
            Utc("2026-01-05T09:00"),
            SiteCalendar.Utc
        )!;
        Assert.Equal(new DateOnly(2026, 1, 8), days.DueOn);
    }

    [Fact]
    public void What_is_not_verified_is_marked()
    {
        Assert.Equal(ClockMark.Conflict, Of("nerc-cip-007-7.1-r2.2").Mark);
        Assert.Equal(ClockMark.Unchecked, Of("nerc-cip-007-7.1-r2.3").Mark);
        Assert.Contains("1 April 2028", Of("nerc-cip-007-7.1-r2.2").Note, StringComparison.Ordinal);
    }

    [Fact]
    public void A_moment_is_in_time_exactly_when_its_date_is_not_after_the_due_date() =>
        Gen.Select(
                Gen.Int[0, 200_000],
                Gen.Int[0, 3],
                (hours, zone) =>
                    (
                        At: Utc("2010-01-01T00:00").AddHours(hours),
                        Zone: new[] { "America/Santiago", "Pacific/Apia", "Europe/Dublin", "Asia/Kathmandu" }[
                            zone
                        ]
                    )
            )
            .Sample(
                given =>
                {
                    var calendar = In(given.Zone);
                    var date = calendar.DateOf(given.At);
                    Assert.True(given.At < calendar.EndOf(date));
                    Assert.True(given.At >= calendar.BeginningOf(date));
                    Assert.True(given.At >= calendar.EndOf(date.AddDays(-2)));
                    Assert.True(calendar.DateOf(calendar.EndOf(date)) > date);
                },
                iter: 500
            );

    [Theory]
    [InlineData("""{"clocks":[{"id":"a","kind":"case-action"}]}""", "clock.days")]
    [InlineData("""{"clocks":[{"id":"a","kind":"case-action","days":-1}]}""", "clock.days")]
    [InlineData("""{"clocks":[{"id":"a","kind":"sundial","days":1}]}""", "clock.kind")]
    [InlineData("""{"clocks":[{"kind":"case-action","days":1}]}""", "clock.id")]
    [InlineData("""{"clocks":[{"id":"a","kind":"case-outcome","days":1}]}""", "clock.days")]
    public void A_clock_that_is_not_whole_is_told_with_its_place(string json, string code)
    {
        var read = ClockCatalogue.Read(System.Text.Encoding.UTF8.GetBytes(json), "own.json");

        Assert.Empty(read.Value!.Definitions);
        Assert.Contains(
            read.Diagnostics,
            one => one.Code == code && one.Place.StartsWith("own.json#/clocks/0", StringComparison.Ordinal)
        );
    }
}
