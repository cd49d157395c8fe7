using Holdpoint.Core.Evaluation;
using Holdpoint.Core.Evaluation.Decisions;
using Holdpoint.Core.Evaluation.PatchCases;
using static Holdpoint.Core.Tests.Evaluation.PatchCases.Given;

namespace Holdpoint.Core.Tests.Evaluation.PatchCases;

public class ApprovingTests
{
    private static readonly Finding Finding = Affected("A-1", "CVE-2024-0001", To("V8"));
    private static readonly DateOnly Until = new(2026, 3, 1);

    private static readonly SitePolicy Two = SitePolicy.Shipped with
    {
        Approvals = [DecisionKind.AcceptUntil],
    };

    private static PatchCase Open => Run([], Assessor(Two), Day, Finding);

    private static Decision Say(DecisionKind kind, params AssetException[] except) =>
        new(kind, "jane", "Because.", Day.AddDays(1), kind == DecisionKind.AcceptUntil ? Until : null)
        {
            Except = except.Length == 0 ? null : except,
        };

    private static PatchCase Asked => CaseDeciding.Decide(Open, Say(DecisionKind.AcceptUntil), Two).Case!;

    [Fact]
    public void A_decision_that_needs_a_second_person_moves_nothing_and_meets_no_clock_before_the_approval()
    {
        Assert.Null(Asked.Decision);
        Assert.Equal("jane", Asked.Asked!.Decision.By);
        Assert.Equal(PatchCaseStage.Evaluated, Asked.Stage);
        Assert.Equal(Open.Clocks, Asked.Clocks);
    }

    [Fact]
    public void The_second_person_s_approval_makes_it_stand_with_both_names()
    {
        var made = CaseApproving.Approve(Asked, new("omar", Day.AddDays(2), ""), Two).Case!;

        Assert.Equal(PatchCaseStage.Decided, made.Stage);
        Assert.Null(made.Asked);
        Assert.Equal(("jane", "omar"), (made.Decision!.By, made.Decision.Approval!.By));
        Assert.Contains(made.Clocks, clock => clock.MetAt == Day.AddDays(2));
    }

    [Theory]
    [InlineData("jane")]
    [InlineData("JANE")]
    public void Who_decided_does_not_approve(string by) =>
        Assert.Equal(
            "case.same-person",
            CaseApproving.Approve(Asked, new(by, Day.AddDays(2), ""), Two).Refusal?.Code
        );

    [Fact]
    public void What_changed_after_it_was_asked_is_not_what_is_approved()
    {
        var changed = Asked with { Content = Asked.Content with { Digest = "other" } };

        Assert.Equal(
            "case.changed",
            CaseApproving.Approve(changed, new("omar", Day.AddDays(2), ""), Two).Refusal?.Code
        );
    }

    [Fact]
    public void Nothing_asked_is_nothing_to_approve() =>
        Assert.Equal(
            "case.not-asked",
            CaseApproving.Approve(Open, new("omar", Day.AddDays(2), ""), Two).Refusal?.Code
        );

    [Fact]
    public void A_rejection_needs_a_reason_and_leaves_the_case_undecided()
    {
        Assert.Equal("case.no-reason", CaseApproving.Reject(Asked, new("omar", Day, " ")).Refusal?.Code);
        Assert.Null(CaseApproving.Reject(Asked, new("omar", Day, "Not yet.")).Case!.Asked);
    }

    [Fact]
    public void A_decision_of_another_kind_stands_at_once() =>
        Assert.Equal(
            PatchCaseStage.Decided,
            CaseDeciding.Decide(Open, Say(DecisionKind.Apply), Two).Case!.Stage
        );

    [Fact]
    public void The_next_evaluation_keeps_what_waits() =>
        Assert.Equal(Asked.Asked, Run([Asked], Assessor(Two), Day.AddDays(3), Finding).Asked);

    [Fact]
    public void An_exception_names_an_asset_of_the_case_and_leaves_at_least_one_to_the_decision()
    {
        var asset = CaseWords.AssetsOf(Open.Content.Parts)[0];

        Assert.Equal(
            "case.exception",
            Refusal(new AssetException("nobody", DecisionKind.NotApplicable, "Off.", null))
        );
        Assert.Equal(
            "case.exception",
            Refusal(new AssetException(asset, DecisionKind.NotApplicable, " ", null))
        );
        Assert.Equal(
            "case.exception",
            Refusal(new AssetException(asset, DecisionKind.AcceptUntil, "Off.", null))
        );
        Assert.Equal("case.exception", Refusal(new AssetException(asset, DecisionKind.Apply, "Off.", null)));
        // It is the only one.
        Assert.Equal(
            "case.exception",
            Refusal(new AssetException(asset, DecisionKind.NotApplicable, "Off.", null))
        );
    }

    private static string? Refusal(AssetException exception) =>
        CaseDeciding.Decide(Open, Say(DecisionKind.Apply, exception), Two).Refusal?.Code;
}
