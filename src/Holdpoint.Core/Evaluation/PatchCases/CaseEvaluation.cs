using Holdpoint.Core.Evaluation.Decisions;

namespace Holdpoint.Core.Evaluation.PatchCases;

/// <summary>From a case's content to the case with assessment, clocks and proposal.</summary>
public static class CaseEvaluation
{
    /// <summary>Evaluates one case.</summary>
    /// <param name="content">What it is about now.</param>
    /// <param name="before">The case as it was; null for a new one. A closed case starts anew.</param>
    /// <param name="assessor">The assessor of this evaluation.</param>
    /// <param name="now">When the evaluation is completed (UTC).</param>
    public static PatchCase Evaluate(
        PatchCaseContent content,
        PatchCase? before,
        CaseAssessor assessor,
        DateTimeOffset now
    )
    {
        ArgumentNullException.ThrowIfNull(content);
        ArgumentNullException.ThrowIfNull(assessor);
        var running = before is { Stage: not PatchCaseStage.Closed } ? before : null;
        var assessment = assessor.Assess(content);
        var clocks = CaseClocks.After(content.Id, assessment, running, assessor.Policy, now);
        var decided = new PatchCase
        {
            Content = content,
            Stage = running?.Stage ?? PatchCaseStage.Evaluated,
            Assessment = assessment,
            Proposal = CaseProposal.Of(
                content,
                assessment,
                clocks,
                running?.Question is null ? running?.Decision : null,
                assessor.Policy
            ),
            Clocks = clocks,
            DetectedAt = before?.DetectedAt ?? now,
            EvaluatedAt = now,
            OutcomeSince = running?.Assessment.Outcome == assessment.Outcome ? running.OutcomeSince : now,
            Decision = running?.Decision,
            Asked = running?.Asked,
            Question = running?.Question,
        };
        return EndedAcceptance.Why(decided, assessor.Policy.Calendar.DateOf(now)) is { } because
            ? CaseReopening.Reopen(decided, because, assessor.Policy, now)
            : decided;
    }
}
