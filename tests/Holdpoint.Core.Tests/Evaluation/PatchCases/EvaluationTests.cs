using Holdpoint.Core.Evaluation;
using Holdpoint.Core.Evaluation.Clocks;
using Holdpoint.Core.Evaluation.Decisions;
using Holdpoint.Core.Evaluation.PatchCases;
using static Holdpoint.Core.Tests.Evaluation.PatchCases.Given;

namespace Holdpoint.Core.Tests.Evaluation.PatchCases;

public class EvaluationTests
{
    private static readonly Finding Closed = Affected(
        "A-1",
        "CVE-2024-0001",
        To("V7.5 SP2 Update 17", restart: "system")
    );
    private static readonly Finding Unfixed = Affected("A-2", "CVE-2024-0002", State(FixState.NoneAvailable));

    [Fact]
    public void The_sentence_says_what_where_until_when_and_what_stays_open()
    {
        var one = Run([], [Closed, Unfixed], Assessor(null, "CVE-2024-0001"), Day)
            .Single(Is(PatchCaseKind.Patch))
            .Case;

        Assert.Equal(
            "Update SIMATIC WinCC on 1 asset of Waterworks to V7.5 SP2 Update 17 or later, out of cycle, by 2026-01-19: "
                + "closes 1 of 2 CVEs, 1 known to be exploited (CVE-2024-0001 in KEV since 2024-03-07); "
                + "open after it: CVE-2024-0002 (no fix is available yet); restart of the system needed.",
            one.Proposal.Sentence
        );
        Assert.Equal(DecisionKind.ApplyOutOfCycle, one.Proposal.Kind);
        Assert.Equal("site-policy", one.Proposal.DueBy);
    }

    [Fact]
    public void Without_fix_the_proposal_is_to_mitigate()
    {
        var one = Run([], [Unfixed], Assessor(), Day).Single().Case;

        Assert.Equal(DecisionKind.Mitigate, one.Proposal.Kind);
        Assert.Equal("scheduled", one.Assessment.Outcome);
        Assert.Equal(
            "Mitigate A-2 for SIMATIC WinCC on 1 asset of Waterworks by 2026-04-05: no fix is available yet for 1 CVE.",
            one.Proposal.Sentence
        );
    }

    [Fact]
    public void A_fix_gained_closes_the_mitigation_and_is_told_on_the_patch()
    {
        var first = Run([], [Unfixed], Assessor(), Day);
        var second = Run(
            first,
            [Unfixed with { Fix = To("V8"), Revision = "2" }],
            Assessor(),
            Day.AddDays(10)
        );

        Assert.Equal(
            [CaseChangeKind.Resolved],
            second.Single(Is(PatchCaseKind.Mitigation)).Changes.Select(change => change.Kind)
        );
        Assert.Equal(
            [CaseChangeKind.Raised, CaseChangeKind.FixGained],
            second.Single(Is(PatchCaseKind.Patch)).Changes.Select(change => change.Kind)
        );
        var third = Run(second, [Unfixed], Assessor(), Day.AddDays(20));
        Assert.Contains(
            CaseChangeKind.FixWithdrawn,
            third.Single(Is(PatchCaseKind.Mitigation)).Changes.Select(change => change.Kind)
        );
    }

    [Fact]
    public void A_revision_that_changes_nothing_is_stored_and_not_raised()
    {
        var first = Run([], [Closed], Assessor(), Day);
        var second = Run(first, [Closed with { Revision = "2" }], Assessor(), Day.AddDays(1)).Single();

        Assert.Empty(second.Changes);
        Assert.True(second.IsToStore);
        Assert.Equal(Day, second.Case.EvaluatedAt);
    }

    [Fact]
    public void More_urgent_counts_from_now_and_never_ends_later_than_before()
    {
        var first = Run([], [Closed], Assessor(), Day);
        Assert.Equal(new(2026, 4, 5), first.Single().Case.Proposal.DueOn);

        var soon = Run(first, [Closed], Assessor(null, "CVE-2024-0001"), Day.AddDays(30)).Single();
        Assert.Equal(new(2026, 2, 18), soon.Case.Proposal.DueOn);
        Assert.Equal(
            [CaseChangeKind.OutcomeChanged, CaseChangeKind.DueChanged],
            soon.Changes.Select(change => change.Kind)
        );

        var late = Run(first, [Closed], Assessor(null, "CVE-2024-0001"), Day.AddDays(85)).Single();
        Assert.Equal(new(2026, 4, 5), late.Case.Proposal.DueOn);

        var calm = Run([soon], [Closed], Assessor(), Day.AddDays(40)).Single();
        Assert.Equal(new(2026, 5, 5), calm.Case.Proposal.DueOn);
    }

    [Fact]
    public void Nerc_clock_starts_with_the_first_evaluation_and_stays()
    {
        var policy = SitePolicy.Shipped with { Clocks = ["nerc-cip-007-6-r2.3", "site-policy"] };
        var first = Run([], [Closed], Assessor(policy), Day);
        var second = Run(
            first,
            [Closed, Affected("A-9", "CVE-2024-0009", To("V7.5 SP2 Update 19"))],
            Assessor(policy),
            Day.AddDays(20)
        );

        var clock = second.Single().Case.Clocks[0];
        Assert.Equal(
            ("nerc-cip-007-6-r2.3", new DateOnly(2026, 2, 9)),
            (clock.Definition, clock.DueOn!.Value)
        );
        Assert.Contains(CaseChangeKind.TargetMoved, second.Single().Changes.Select(change => change.Kind));
    }

    [Fact]
    public void What_vanished_is_resolved_and_what_comes_back_is_opened_again()
    {
        var first = Run([], [Closed], Assessor(), Day);
        var gone = Run(first, [], Assessor(), Day.AddDays(1));
        Assert.Equal(PatchCaseStage.Closed, gone.Single().Case.Stage);
        Assert.Empty(Run(gone, [], Assessor(), Day.AddDays(2)).Single().Changes);

        var back = Run(gone, [Closed], Assessor(), Day.AddDays(3)).Single();
        Assert.Equal([CaseChangeKind.Reopened], back.Changes.Select(change => change.Kind));
        Assert.Equal((Day, PatchCaseStage.Evaluated), (back.Case.DetectedAt, back.Case.Stage));
        Assert.Equal(new(2026, 4, 8), back.Case.Proposal.DueOn);
    }

    [Fact]
    public void Stages_follow_the_table_and_a_decision_needs_a_reason()
    {
        var one = Run([], [Closed], Assessor(), Day).Single().Case;
        Assert.Equal("case.stage", CaseStages.Move(one, PatchCaseStage.Deployment, Day, "").Refusal!.Code);
        Assert.Equal(
            "case.no-reason",
            CaseStages.Decide(one, new(DecisionKind.Apply, "ann", " ", Day, null)).Refusal!.Code
        );
        Assert.Equal(
            "case.no-date",
            CaseStages.Decide(one, new(DecisionKind.AcceptUntil, "ann", "spare", Day, null)).Refusal!.Code
        );
        var decided = CaseStages
            .Decide(one, new(DecisionKind.Apply, "ann", "next shutdown", Day, null))
            .Case!;
        Assert.Equal(PatchCaseStage.Decided, decided.Stage);
        var kept = CaseReconciliation
            .Reconcile([decided], [decided.Content], Assessor(), Day.AddDays(1))
            .Single();
        Assert.Same(decided, kept.Case);
    }

    [Fact]
    public void The_worklist_puts_exploited_before_likely_before_severe()
    {
        var keys = new[]
        {
            new WorklistKey(1, false, false, 0, 4, 2, false, 90, 0.001, 9.8),
            new WorklistKey(1, false, false, 2, 3, 0, false, 1, 0.2, 7.5),
            new WorklistKey(1, true, false, 0, 2, 0, false, 1, 0.001, 5),
            new WorklistKey(2, false, false, 0, 0, 0, false, 1, 0, 0),
        };

        Assert.Equal([keys[3], keys[2], keys[1], keys[0]], keys.Order(WorklistKey.MostUrgentFirst));
    }

    private static Func<ReconciledCase, bool> Is(PatchCaseKind kind) => one => one.Case.Content.Kind == kind;

    private static IReadOnlyList<ReconciledCase> Run(
        IReadOnlyList<ReconciledCase> before,
        Finding[] findings,
        CaseAssessor assessor,
        DateTimeOffset now
    ) =>
        CaseReconciliation.Reconcile(
            before.Select(one => one.Case),
            PatchCaseGrouping.Group([Product(1, "SIMATIC WinCC", findings)], [On(1, "HMI1")]).Cases,
            assessor,
            now
        );
}
