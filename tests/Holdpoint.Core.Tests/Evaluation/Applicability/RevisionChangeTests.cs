using Holdpoint.Core.Evaluation;
using Holdpoint.Core.Evaluation.Applicability;

namespace Holdpoint.Core.Tests.Evaluation.Applicability;

public class RevisionChangeTests
{
    [Fact]
    public void A_revision_that_changes_words_only_changes_nothing() =>
        Assert.Empty(RevisionChange.Between([Finding("1")], [Finding("2")]));

    [Fact]
    public void A_fix_that_can_be_had_now_is_told()
    {
        var change = Assert.Single(
            RevisionChange.Between([Finding("1") with { Fix = null }], [Finding("2")])
        );
        Assert.Equal(RevisionChangeKind.FixGained, change.Kind);
        Assert.Equal("a fix can be had now: V2", change.Text);
        Assert.Equal(("1", "2"), (change.From, change.To));
    }

    [Fact]
    public void A_withdrawn_fix_is_told() =>
        Assert.Equal(
            RevisionChangeKind.FixWithdrawn,
            Assert
                .Single(
                    RevisionChange.Between(
                        [Finding("1")],
                        [Finding("2") with { Fix = new() { State = FixState.NoneAvailable } }]
                    )
                )
                .Kind
        );

    [Fact]
    public void A_moved_bound_is_told() =>
        Assert.Equal(
            RevisionChangeKind.BoundMoved,
            Assert.Single(RevisionChange.Between([Finding("1")], [Finding("2", range: "< V2.1")])).Kind
        );

    [Fact]
    public void Another_verdict_outweighs_what_else_changed() =>
        Assert.Equal(
            RevisionChangeKind.VerdictChanged,
            Assert
                .Single(
                    RevisionChange.Between(
                        [Finding("1")],
                        [Finding("2", range: "< V1") with { Verdict = Verdict.Fixed, Fix = null }]
                    )
                )
                .Kind
        );

    [Fact]
    public void An_added_and_a_removed_vulnerability_are_told_apart()
    {
        var changes = RevisionChange.Between(
            [Finding("1") with { Cves = ["CVE-2024-0001", "CVE-2024-0002"] }],
            [Finding("2") with { Cves = ["CVE-2024-0002", "CVE-2024-0003"] }]
        );
        Assert.Equal(
            [(RevisionChangeKind.Added, "CVE-2024-0003"), (RevisionChangeKind.Removed, "CVE-2024-0001")],
            changes.Select(change => (change.Kind, change.Cves[0]))
        );
    }

    private static Finding Finding(string revision, string range = "< V2") =>
        new()
        {
            Advisory = "A-1",
            Revision = revision,
            Cves = ["CVE-2024-0001"],
            Verdict = Verdict.Affected,
            Confidence = Confidence.High,
            Evidence = new()
            {
                ProductIds = ["P"],
                Product = "Pump controller",
                RangeText = range,
                Rules = [],
                Reason = "",
            },
            Fix = new() { State = FixState.Available, Version = "V2" },
        };
}
