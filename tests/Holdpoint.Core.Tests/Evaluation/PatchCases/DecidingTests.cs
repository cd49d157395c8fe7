using Holdpoint.Core.Evaluation;
using Holdpoint.Core.Evaluation.Clocks;
using Holdpoint.Core.Evaluation.Decisions;
using Holdpoint.Core.Evaluation.PatchCases;
using static Holdpoint.Core.Tests.Evaluation.PatchCases.Given;

namespace Holdpoint.Core.Tests.Evaluation.PatchCases;

public class DecidingTests
{
    private static readonly Finding Finding = Affected("A-1", "CVE-2024-0001", To("V8"));

    private static readonly SitePolicy Nerc = SitePolicy.Shipped with
    {
        Clocks = ["nerc-cip-007-6-r2.3", "cisa-bod-26-04"],
    };

    private static PatchCase Open(SitePolicy policy) => Run([], Assessor(policy), Day, Finding);

    private static Decision Say(DecisionKind kind, DateOnly? due = null, params PlannedAction[] actions) =>
        new(kind, "jane", "Because.", Day.AddDays(1), due)
        {
            Plan = actions.Length == 0 ? null : new(actions, []),
        };

    private static Clock ClockOf(PatchCase one, string id) =>
        one.Clocks.First(clock => clock.Definition == id);

    [Fact]
    public void A_dated_plan_in_time_meets_r2_3_and_leaves_the_directive_s_clock_running()
    {
        var late = new DateOnly(2026, 6, 1);
        var made = CaseDeciding.Decide(
            Open(Nerc),
            Say(DecisionKind.Mitigate, null, new PlannedAction("Block", late)),
            Nerc
        );

        Assert.Equal(ClockState.Met, ClockOf(made.Case!, "nerc-cip-007-6-r2.3").StateAt(Day.AddDays(90)));
        Assert.Null(ClockOf(made.Case!, "cisa-bod-26-04").MetAt);
        Assert.Equal(late, made.Case!.Decision!.DueOn);
        Assert.Equal(PatchCaseStage.Decided, made.Case.Stage);
    }

    [Theory]
    [InlineData(DecisionKind.Apply, PatchCaseStage.Acquisition)]
    [InlineData(DecisionKind.ApplyOutOfCycle, PatchCaseStage.Acquisition)]
    [InlineData(DecisionKind.Mitigate, PatchCaseStage.Decided)]
    [InlineData(DecisionKind.AcceptUntil, PatchCaseStage.Decided)]
    public void A_file_moves_only_a_case_that_is_to_be_patched(DecisionKind kind, PatchCaseStage stage)
    {
        var decided = CaseStages.Decide(Open(Nerc), Say(kind, new(2026, 3, 1))).Case!;

        Assert.Equal(stage, CaseStages.Acquire(decided).Stage);
        Assert.Equal(PatchCaseStage.Evaluated, CaseStages.Acquire(Open(Nerc)).Stage);
        Assert.Equal(
            PatchCaseStage.Decided,
            CaseStages.Acquire(decided with { Question = "The fix was withdrawn." }).Stage
        );
    }

    [Fact]
    public void A_decision_to_apply_meets_nothing_before_it_is_applied()
    {
        var made = CaseDeciding.Decide(Open(Nerc), Say(DecisionKind.Apply), Nerc).Case!;

        Assert.All(made.Clocks, clock => Assert.Null(clock.MetAt));
        Assert.Equal(made.Clocks.Min(clock => clock.DueOn), made.Decision!.DueOn);
        var gone = CaseReconciliation.Reconcile([made], [], Assessor(Nerc), Day.AddDays(40)).Single().Case;
        Assert.Equal(ClockState.MetLate, ClockOf(gone, "nerc-cip-007-6-r2.3").StateAt(Day.AddDays(41)));
    }

    [Fact]
    public void A_plan_after_the_clock_is_met_late_for_ever()
    {
        var plan = Say(DecisionKind.Mitigate, null, new PlannedAction("Block", new(2026, 4, 1))) with
        {
            MadeAt = Day.AddDays(50),
        };
        var made = CaseDeciding.Decide(Open(Nerc), plan, Nerc).Case!;

        Assert.Equal(ClockState.MetLate, ClockOf(made, "nerc-cip-007-6-r2.3").StateAt(Day.AddDays(51)));
    }

    [Theory]
    [InlineData(DecisionKind.Apply, 400, "case.too-late")]
    [InlineData(DecisionKind.AcceptUntil, null, "case.no-date")]
    // R2.3 knows no acceptance.
    [InlineData(DecisionKind.AcceptUntil, 40, "case.too-late")]
    [InlineData(DecisionKind.Apply, -3, "case.past-date")]
    [InlineData(DecisionKind.Mitigate, null, "case.no-plan")]
    public void What_the_policy_does_not_allow_is_refused(DecisionKind kind, int? days, string code)
    {
        var due = days is { } count ? DateOnly.FromDateTime(Day.UtcDateTime).AddDays(count) : (DateOnly?)null;

        Assert.Equal(code, CaseDeciding.Decide(Open(Nerc), Say(kind, due), Nerc).Refusal?.Code);
    }

    [Fact]
    public void An_acceptance_reaches_no_further_than_the_policy_says()
    {
        var policy = SitePolicy.Shipped with { AcceptAtMostDays = 30 };
        var at = DateOnly.FromDateTime(Day.UtcDateTime);

        Assert.Equal(
            "case.too-late",
            CaseDeciding
                .Decide(Open(policy), Say(DecisionKind.AcceptUntil, at.AddDays(32)), policy)
                .Refusal?.Code
        );
        var made = CaseDeciding
            .Decide(Open(policy), Say(DecisionKind.AcceptUntil, at.AddDays(31)), policy)
            .Case!;
        Assert.Equal(at.AddDays(31), made.Proposal.DueOn);
        Assert.Equal("decision", made.Proposal.DueBy);
    }

    [Fact]
    public void A_changed_finding_reopens_the_question_with_what_changed_and_starts_met_clocks_anew()
    {
        var plan = Say(DecisionKind.Mitigate, null, new PlannedAction("Block", new(2026, 4, 1)));
        var decided = CaseDeciding.Decide(Open(Nerc), plan, Nerc).Case!;
        var later = Day.AddDays(60);
        var again = Run(
            [decided],
            Assessor(Nerc),
            later,
            Finding with
            {
                Revision = "2",
                Cves = ["CVE-2024-0001", "CVE-2024-0009"],
            }
        );

        Assert.Equal(PatchCaseStage.Evaluated, again.Stage);
        Assert.Contains("CVE-2024-0009", again.Question, StringComparison.Ordinal);
        Assert.Equal(decided.Decision, again.Decision);
        var clock = ClockOf(again, "nerc-cip-007-6-r2.3");
        Assert.Null(clock.MetAt);
        Assert.Equal(later, clock.Started);
    }

    [Fact]
    public void A_revision_that_changes_nothing_leaves_the_decision_alone()
    {
        var decided = CaseDeciding.Decide(Open(Nerc), Say(DecisionKind.Apply), Nerc).Case!;
        var again = Run([decided], Assessor(Nerc), Day.AddDays(9), Finding with { Revision = "2" });

        Assert.Null(again.Question);
        Assert.Equal(PatchCaseStage.Decided, again.Stage);
    }

    [Fact]
    public void An_acceptance_that_is_over_asks_again()
    {
        var policy = SitePolicy.Shipped;
        var until = DateOnly.FromDateTime(Day.UtcDateTime).AddDays(20);
        var decided = CaseDeciding.Decide(Open(policy), Say(DecisionKind.AcceptUntil, until), policy).Case!;

        Assert.Null(Run([decided], Assessor(), Day.AddDays(20), Finding).Question);
        Assert.NotNull(Run([decided], Assessor(), Day.AddDays(21), Finding).Question);
    }

    [Fact]
    public void An_acceptance_is_over_on_the_day_after_it_whether_somebody_evaluates_or_not()
    {
        var policy = SitePolicy.Shipped;
        var until = DateOnly.FromDateTime(Day.UtcDateTime).AddDays(20);
        var decided = CaseDeciding.Decide(Open(policy), Say(DecisionKind.AcceptUntil, until), policy).Case!;
        var evaluated = Run([decided], Assessor(), Day.AddDays(21), Finding);

        Assert.Same(decided, EndedAcceptance.AsOf(decided, until));
        var read = EndedAcceptance.AsOf(decided, until.AddDays(1));
        Assert.Equal(evaluated.Question, read.Question);
        Assert.Equal(decided, read with { Question = null });
        var asked = decided with { Question = "The fix was withdrawn." };
        Assert.Same(asked, EndedAcceptance.AsOf(asked, until.AddDays(1)));
        var closed = decided with { Stage = PatchCaseStage.Closed };
        Assert.Same(closed, EndedAcceptance.AsOf(closed, until.AddDays(1)));
        var applied = CaseDeciding.Decide(Open(policy), Say(DecisionKind.Apply, until), policy).Case!;
        Assert.Same(applied, EndedAcceptance.AsOf(applied, until.AddDays(1)));
    }

    [Fact]
    public void A_case_is_decided_again_alike_from_what_it_recorded()
    {
        var one = Open(Nerc);

        Assert.Empty(CaseReplay.Differences(one, Nerc));
        var other = one with { Assessment = one.Assessment with { Outcome = "defer" } };
        Assert.NotEmpty(CaseReplay.Differences(other, Nerc));
        Assert.NotEmpty(CaseReplay.Differences(one, Nerc with { Revision = "revision 2" }));
    }

    [Theory]
    [InlineData("Europe/Berlin", "2026-10-01T21:59", "2026-10-01", "2026-11-05", "2026-11-05T23:00")]
    [InlineData("America/New_York", "2026-10-02T03:59", "2026-10-01", "2026-11-05", "2026-11-06T05:00")]
    [InlineData("Pacific/Auckland", "2026-09-01T12:00", "2026-09-02", "2026-10-07", "2026-10-07T11:00")]
    public void Another_time_zone_in_the_policy_moves_running_clocks_to_the_site_s_dates(
        string zone,
        string evaluated,
        string on,
        string due,
        string before
    )
    {
        var at = DateTimeOffset.Parse(evaluated + "Z", System.Globalization.CultureInfo.InvariantCulture);
        var one = Run([], Assessor(Nerc), at, Finding);
        var local = Nerc with
        {
            Calendar = new(TimeZoneInfo.FindSystemTimeZoneById(zone)),
            Revision = "revision 1",
        };
        var clock = ClockOf(Run([one], Assessor(local), at.AddDays(1), Finding), "nerc-cip-007-6-r2.3");

        Assert.Equal(at, clock.Started);
        Assert.Equal(on, SiteCalendar.Words(clock.StartedOn));
        Assert.Equal(due, SiteCalendar.Words(clock.DueOn!.Value));
        Assert.Equal(before, clock.DueBefore!.Value.ToString("yyyy-MM-dd'T'HH:mm"));
    }
}
