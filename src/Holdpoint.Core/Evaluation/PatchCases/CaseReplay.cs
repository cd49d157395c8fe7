using Holdpoint.Core.Evaluation.Clocks;
using Holdpoint.Core.Evaluation.Decisions;

namespace Holdpoint.Core.Evaluation.PatchCases;

/// <summary>Decides a case once more from what it recorded: tables from their inputs, dates from the moments that started them.</summary>
public static class CaseReplay
{
    /// <summary>What comes out differently, one sentence each; empty where the same inputs give the same answer.</summary>
    /// <param name="one">The case.</param>
    /// <param name="policy">The policy whose <see cref="SitePolicy.Revision"/> the case recorded.</param>
    public static IReadOnlyList<string> Differences(PatchCase one, SitePolicy policy)
    {
        ArgumentNullException.ThrowIfNull(one);
        ArgumentNullException.ThrowIfNull(policy);
        var differences = new List<string>();
        var assessment = one.Assessment;
        if (assessment.Policy != policy.Revision)
            differences.Add($"Decided by policy {assessment.Policy}, replayed with {policy.Revision}.");
        foreach (var record in assessment.Records)
            if (DecisionReplay.Replay(record, policy.Tables).Refusal is { } refusal)
                differences.Add($"{record.TableId} {record.TableVersion} for {record.Subject}: {refusal}");
        var first = assessment.Records[0];
        var rank = policy.Tables.Find(first.TableId, first.TableVersion)?.RankOf(first.Outcome);
        if (first.Outcome != assessment.Outcome || rank != assessment.OutcomeRank)
            differences.Add($"The record gives {first.Outcome}, the case says {assessment.Outcome}.");
        var kind = CaseProposal.KindOf(one.Content, assessment, policy);
        if (kind != one.Proposal.Kind)
            differences.Add($"The policy proposes {kind}, the case says {one.Proposal.Kind}.");
        differences.AddRange(one.Clocks.Select(clock => Of(clock, policy)).OfType<string>());
        return differences;
    }

    private static string? Of(Clock clock, SitePolicy policy)
    {
        // What was met, and what the policy no longer keeps, stands by the rule of then.
        if (
            clock.MetAt is not null
            || policy.Catalogue.Find(clock.Definition) is not { } definition
            || !policy.Clocks.Contains(clock.Definition, StringComparer.Ordinal)
        )
            return null;
        var made = definition.Kind switch
        {
            ClockKind.CaseOutcome when clock.Outcome is { } outcome => ClockStart.ForOutcome(
                definition,
                clock.Subject,
                outcome,
                clock.Started,
                policy.Calendar
            ),
            ClockKind.CaseAction => ClockStart.ForEvaluation(
                definition,
                clock.Subject,
                clock.Started,
                policy.Calendar
            ),
            _ => null,
        };
        return made is null || made == clock
            ? null
            : $"{clock.Definition}: due {Words(made.DueOn)} when counted anew, recorded {Words(clock.DueOn)}.";
    }

    private static string Words(DateOnly? date) =>
        date is { } one ? SiteCalendar.Words(one) : "without a date";
}
