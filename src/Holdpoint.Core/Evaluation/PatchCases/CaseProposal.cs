using Holdpoint.Core.Evaluation.Clocks;
using Holdpoint.Core.Evaluation.Decisions;

namespace Holdpoint.Core.Evaluation.PatchCases;

/// <summary>What is proposed for a case, and by when it is due.</summary>
internal static class CaseProposal
{
    /// <summary>What <see cref="DecisionProposal.DueBy"/> says where a person's decision sets the date.</summary>
    public const string ByDecision = "decision";

    /// <summary>The proposal.</summary>
    /// <param name="content">What the case is about.</param>
    /// <param name="assessment">How urgent it is.</param>
    /// <param name="clocks">Its clocks, the earliest first.</param>
    /// <param name="decision">The decision that stands; null for none.</param>
    /// <param name="policy">The site's policy.</param>
    public static DecisionProposal Of(
        PatchCaseContent content,
        CaseAssessment assessment,
        IReadOnlyList<Clock> clocks,
        Decision? decision,
        SitePolicy policy
    )
    {
        var kind = KindOf(content, assessment, policy);
        var (due, by) = Due(clocks, decision);
        return new(kind, due, by, ProposalText.Of(kind, content, assessment, due));
    }

    /// <summary>What the policy proposes for the case's outcome.</summary>
    public static DecisionKind KindOf(PatchCaseContent content, CaseAssessment assessment, SitePolicy policy)
    {
        var rule = policy.Outcomes.GetValueOrDefault(assessment.Outcome, OutcomeRule.Unknown);
        return content.Kind == PatchCaseKind.Patch ? rule.WithFix : rule.WithoutFix;
    }

    // The earliest clock that still runs, or the date that a person set, whichever comes first.
    private static (DateOnly? On, string? By) Due(IReadOnlyList<Clock> clocks, Decision? decision)
    {
        var earliest = clocks.FirstOrDefault(clock => clock.DueOn is not null && clock.MetAt is null);
        return decision?.DueOn is { } set && (earliest is null || set < earliest.DueOn)
            ? (set, ByDecision)
            : (earliest?.DueOn, earliest?.Definition);
    }
}
