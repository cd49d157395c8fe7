using Holdpoint.Core.Evaluation.Clocks;
using Holdpoint.Core.Evaluation.Decisions;

namespace Holdpoint.Core.Evaluation.PatchCases;

/// <summary>A decision holds for what was known when it was made. What changed since asks for another look.</summary>
internal static class CaseReopening
{
    // Fewer assets, fewer CVEs, another due date or restart need leave what was decided as it was.
    private static readonly CaseChangeKind[] Questioning =
    [
        CaseChangeKind.AssetsAdded,
        CaseChangeKind.CvesAdded,
        CaseChangeKind.FixGained,
        CaseChangeKind.FixWithdrawn,
        CaseChangeKind.TargetMoved,
        CaseChangeKind.OpenChanged,
        CaseChangeKind.OutcomeChanged,
    ];

    /// <summary>What changed on a decided case, in words; null where the decision still holds.</summary>
    public static string? Why(PatchCase made, IEnumerable<CaseChange> changes)
    {
        if (made.Decision is null || made.Question is not null)
            return null;
        var because = changes
            .Where(change => Questioning.Contains(change.Kind))
            .Select(change => change.Text)
            .ToList();
        return because.Count == 0 ? null : string.Join(" ", because);
    }

    /// <summary>The case with the question open again: clocks that the decision had met start anew.</summary>
    public static PatchCase Reopen(PatchCase made, string because, SitePolicy policy, DateTimeOffset now)
    {
        IReadOnlyList<Clock> clocks = CaseClocks.Ordered(
            made.Clocks.Select(clock => clock.MetAt is null ? clock : Anew(made, clock, policy, now))
        );
        return made with
        {
            Stage = made.Stage == PatchCaseStage.Decided ? PatchCaseStage.Evaluated : made.Stage,
            Question = because,
            Clocks = clocks,
            Proposal = CaseProposal.Of(made.Content, made.Assessment, clocks, null, policy),
        };
    }

    private static Clock Anew(PatchCase made, Clock met, SitePolicy policy, DateTimeOffset now)
    {
        if (policy.Catalogue.Find(met.Definition) is not { } definition)
            return met;
        var outcome = made
            .Assessment.Records.FirstOrDefault(record => record.TableId == definition.Table)
            ?.Outcome;
        var started = definition.Kind switch
        {
            ClockKind.CaseAction => ClockStart.ForEvaluation(definition, made.Id, now, policy.Calendar),
            ClockKind.CaseOutcome when outcome is not null => ClockStart.ForOutcome(
                definition,
                made.Id,
                outcome,
                now,
                policy.Calendar
            ),
            _ => null,
        };
        return started ?? met;
    }
}
