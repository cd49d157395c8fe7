using Holdpoint.Core.Monitoring;
using Holdpoint.Csaf.Provider;
using Holdpoint.Csaf.Provider.Sync;

namespace Holdpoint.Core.Tests.Monitoring;

public class SourceCheckOfTests
{
    [Theory]
    [InlineData(SyncOutcome.Complete, true)]
    [InlineData(SyncOutcome.CompleteWithHolds, true)]
    [InlineData(SyncOutcome.Partial, false)]
    [InlineData(SyncOutcome.Failed, false)]
    public void Only_a_look_that_read_every_listing_counts(SyncOutcome outcome, bool counts) =>
        Assert.Equal(counts, SourceCheckOf.Csaf("siemens", new() { Outcome = outcome }).Counts);

    [Fact]
    public void Counts_are_carried_over_and_problems_are_bounded()
    {
        var summary = new SyncSummary
        {
            New = 1,
            Changed = 2,
            Unchanged = 3,
            Held = 4,
            Withdrawn = 5,
            Problems = [.. Enumerable.Range(0, 250).Select(i => new ProviderProblem("x", "", $"{i}"))],
        };
        var check = SourceCheckOf.Csaf("siemens", summary);
        Assert.Equal(
            (1, 2, 3, 4, 5),
            (check.New, check.Changed, check.Unchanged, check.Held, check.Withdrawn)
        );
        Assert.Equal(101, check.Problems.Count);
        Assert.Equal("150 more", check.Problems[^1]);
    }
}
