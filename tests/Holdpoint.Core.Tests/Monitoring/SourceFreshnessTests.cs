using Holdpoint.Core.Monitoring;

namespace Holdpoint.Core.Tests.Monitoring;

public class SourceFreshnessTests
{
    private static readonly DateTimeOffset Now = new(2026, 1, 31, 12, 0, 0, TimeSpan.Zero);

    private static readonly Source Siemens = new()
    {
        Id = "siemens",
        Name = "Siemens",
        Kind = SourceKind.CsafProvider,
        Address = "siemens.com",
        StaleAfter = TimeSpan.FromDays(7),
    };

    [Fact]
    public void A_source_that_no_look_has_reached_was_never_checked() =>
        Assert.Equal(
            Freshness.NeverChecked,
            SourceFreshness.Of(
                Siemens,
                [Check(0, SourceCheckOutcome.Failed), Check(0, SourceCheckOutcome.Partial)],
                Now
            )
        );

    [Fact]
    public void A_look_that_found_nothing_new_keeps_the_source_fresh() =>
        Assert.Equal(
            Freshness.Fresh,
            SourceFreshness.Of(Siemens, [Check(7, SourceCheckOutcome.Complete)], Now)
        );

    [Fact]
    public void Failed_looks_do_not_keep_a_source_fresh() =>
        Assert.Equal(
            Freshness.Stale,
            SourceFreshness.Of(
                Siemens,
                [Check(8, SourceCheckOutcome.CompleteWithHolds), Check(1, SourceCheckOutcome.Failed)],
                Now
            )
        );

    [Fact]
    public void Looks_at_another_source_do_not_count() =>
        Assert.Equal(
            Freshness.NeverChecked,
            SourceFreshness.Of(
                Siemens,
                [Check(0, SourceCheckOutcome.Complete) with { SourceId = "abb" }],
                Now
            )
        );

    private static SourceCheck Check(int daysAgo, SourceCheckOutcome outcome) =>
        new()
        {
            SourceId = "siemens",
            StartedAt = Now.AddDays(-daysAgo).AddMinutes(-1),
            FinishedAt = Now.AddDays(-daysAgo),
            Outcome = outcome,
        };
}
