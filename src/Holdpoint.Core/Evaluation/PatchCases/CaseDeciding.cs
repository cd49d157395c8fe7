using Holdpoint.Core.Evaluation.Clocks;
using Holdpoint.Core.Evaluation.Decisions;

namespace Holdpoint.Core.Evaluation.PatchCases;

/// <summary>Records a person's decision on a case: what the site's policy allows, and which clocks it meets.</summary>
public static class CaseDeciding
{
    /// <summary>
    /// The case after the decision, or why it is refused: <c>case.past-date</c>, <c>case.too-late</c>, <c>case.no-plan</c>, or a
    /// refusal of <see cref="CaseExceptions"/> or <see cref="CaseStages"/>. An application without a date takes the earliest running clock's, a plan the date of
    /// its last action. Where the policy asks for a second person, the decision waits in <see cref="PatchCase.Asked"/>.
    /// </summary>
    public static CaseMove Decide(PatchCase one, Decision decision, SitePolicy policy)
    {
        ArgumentNullException.ThrowIfNull(one);
        ArgumentNullException.ThrowIfNull(decision);
        ArgumentNullException.ThrowIfNull(policy);
        var today = policy.Calendar.DateOf(decision.MadeAt);
        decision = decision.Kind switch
        {
            DecisionKind.Mitigate => decision with
            {
                DueOn = decision.Plan is { Actions.Count: > 0 } plan ? plan.EndsOn : null,
            },
            DecisionKind.NotApplicable => decision with { DueOn = null },
            DecisionKind.AcceptUntil => decision,
            _ => decision with { DueOn = decision.DueOn ?? Earliest(one, today, null, policy)?.DueOn },
        };
        if (
            (Refusal(one, decision, today, policy) ?? CaseExceptions.Refusal(one, decision, today, policy)) is
            { } refusal
        )
            return new(null, refusal);
        var move = CaseStages.Decide(one, decision);
        if (move.Case is not { } moved)
            return move;
        // Until a second person approves it, it moves nothing and meets no clock.
        return decision.Approval is null && policy.Approvals.Contains(decision.Kind)
            ? new(one with { Asked = new(decision, one.Content.Digest) }, null)
            : new(Met(moved with { Asked = null }, decision, policy), null);
    }

    private static CaseRefusal? Refusal(PatchCase one, Decision decision, DateOnly today, SitePolicy policy)
    {
        if (decision is { Kind: DecisionKind.Mitigate, DueOn: null })
            return new("case.no-plan", "Mitigating needs a plan: at least one action with its date.");
        if (decision is { Kind: DecisionKind.AcceptUntil, DueOn: null })
            return new("case.no-date", "Accepting needs the date until which.");
        var dates = new List<DateOnly?> { decision.DueOn };
        dates.AddRange(decision.Plan?.Actions.Select(action => (DateOnly?)action.DueOn) ?? []);
        dates.AddRange(decision.Plan?.Controls.Select(control => (DateOnly?)control.ReviewOn) ?? []);
        if (dates.Find(date => date < today) is { } past)
            return new(
                "case.past-date",
                $"{SiteCalendar.Words(past)} is over at the site, where it is {SiteCalendar.Words(today)}."
            );
        return decision.DueOn is { } due ? TooLate(one, decision.Kind, due, today, policy) : null;
    }

    private static CaseRefusal? TooLate(
        PatchCase one,
        DecisionKind kind,
        DateOnly due,
        DateOnly today,
        SitePolicy policy
    )
    {
        var most = kind switch
        {
            DecisionKind.AcceptUntil => today.AddDays(policy.AcceptAtMostDays),
            DecisionKind.Mitigate => today.AddDays(policy.PlanAtMostDays),
            _ => DateOnly.MaxValue,
        };
        if (due > most)
            return new(
                "case.too-late",
                $"The site's policy ({policy.Revision}) allows {SiteCalendar.Words(most)} at the latest, not {SiteCalendar.Words(due)}."
            );
        // A plan may end after the clock that it meets; what runs on then shows its own date.
        if (kind == DecisionKind.Mitigate)
            return null;
        var end = kind == DecisionKind.AcceptUntil ? ClockEnd.Acceptance : (ClockEnd?)null;
        return Earliest(one, today, end, policy) is { } clock && due > clock.DueOn
            ? new(
                "case.too-late",
                $"{SiteCalendar.Words(due)} is after {SiteCalendar.Words(clock.DueOn!.Value)}, when {clock.Definition} ends. Choose an earlier date, or record a mitigation plan."
            )
            : null;
    }

    // Of the clocks that run and are not over yet the one that ends first; those that the decision itself meets do not count.
    private static Clock? Earliest(PatchCase one, DateOnly today, ClockEnd? meets, SitePolicy policy) =>
        one.Clocks.FirstOrDefault(clock =>
            clock.MetAt is null
            && clock.DueOn >= today
            && (meets is null || !EndsOf(clock, policy).Contains(meets.Value))
        );

    private static PatchCase Met(PatchCase moved, Decision decision, SitePolicy policy)
    {
        var clocks = CaseClocks.Ordered(
            moved.Clocks.Select(clock =>
                clock.MetAt is null && Meets(decision, clock, policy)
                    ? clock with
                    {
                        MetAt = decision.MadeAt,
                        MetBy = $"decision {DecisionKindWord.Of(decision.Kind)} by {decision.By}",
                    }
                    : clock
            )
        );
        return moved with
        {
            Question = null,
            Clocks = clocks,
            Proposal = CaseProposal.Of(moved.Content, moved.Assessment, clocks, decision, policy),
        };
    }

    private static bool Meets(Decision decision, Clock clock, SitePolicy policy)
    {
        var ends = EndsOf(clock, policy);
        return decision.Kind switch
        {
            DecisionKind.NotApplicable => true,
            DecisionKind.Mitigate => ends.Contains(ClockEnd.Plan) || ends.Contains(ClockEnd.Decision),
            DecisionKind.AcceptUntil => ends.Contains(ClockEnd.Acceptance)
                || ends.Contains(ClockEnd.Decision),
            _ => ends.Contains(ClockEnd.Decision),
        };
    }

    private static IReadOnlyList<ClockEnd> EndsOf(Clock clock, SitePolicy policy) =>
        policy.Catalogue.Find(clock.Definition)?.MetBy ?? [];
}
