using Holdpoint.Core.Evaluation.Clocks;
using Holdpoint.Core.Evaluation.Decisions;

namespace Holdpoint.Core.Evaluation.PatchCases;

/// <summary>The clocks of a case, from evaluation to evaluation.</summary>
internal static class CaseClocks
{
    /// <summary>The clocks after an evaluation, the earliest due first. Clocks that were met stay as they are.</summary>
    /// <param name="caseId">The case.</param>
    /// <param name="assessment">What the evaluation says.</param>
    /// <param name="before">The case's clocks and assessment before; null for a new case.</param>
    /// <param name="policy">The site's policy.</param>
    /// <param name="now">When the evaluation was completed (UTC).</param>
    public static IReadOnlyList<Clock> After(
        string caseId,
        CaseAssessment assessment,
        PatchCase? before,
        SitePolicy policy,
        DateTimeOffset now
    )
    {
        var clocks = new List<Clock>();
        foreach (var id in policy.Clocks)
        {
            if (policy.Catalogue.Find(id) is not { } definition)
                continue;
            var running = before?.Clocks.FirstOrDefault(clock => clock.Definition == id);
            var clock = definition.Kind switch
            {
                ClockKind.CaseAction => running?.MetAt is not null
                    ? running
                    : ClockStart.ForEvaluation(
                        definition,
                        caseId,
                        running?.Started ?? before?.DetectedAt ?? now,
                        policy.Calendar
                    ) ?? running,
                ClockKind.CaseOutcome => ForOutcome(
                    definition,
                    caseId,
                    assessment,
                    before,
                    running,
                    policy,
                    now
                ),
                _ => null,
            };
            if (clock is not null)
                clocks.Add(clock);
        }
        // A clock that the policy no longer keeps is not taken away from a case that it once bound.
        clocks.AddRange(
            before?.Clocks.Where(clock => !policy.Clocks.Contains(clock.Definition, StringComparer.Ordinal))
                ?? []
        );
        return Ordered(clocks);
    }

    /// <summary>The earliest due first.</summary>
    public static Clock[] Ordered(IEnumerable<Clock> clocks) =>
        [
            .. clocks
                .OrderBy(clock => clock.DueBefore ?? DateTimeOffset.MaxValue)
                .ThenBy(clock => clock.Definition, StringComparer.Ordinal),
        ];

    private static Clock? ForOutcome(
        ClockDefinition definition,
        string caseId,
        CaseAssessment assessment,
        PatchCase? before,
        Clock? running,
        SitePolicy policy,
        DateTimeOffset now
    )
    {
        if (Outcome(assessment, definition) is not { } outcome || running?.MetAt is not null)
            return running;
        var earlier = before is null ? null : Outcome(before.Assessment, definition);
        // A clock that the policy keeps from now on counts from when the outcome is known to have held.
        if (running is null || earlier is null)
            return ClockStart.ForOutcome(
                definition,
                caseId,
                outcome,
                earlier == outcome ? before!.EvaluatedAt : now,
                policy.Calendar
            );
        // By the policy of now, which may count other days or live in another time zone than that of before.
        running = Again(definition, caseId, running, policy);
        if (earlier == outcome)
            return running;
        // Less urgent: the days count from the first start. More urgent: from now, but never later than before.
        var relaxed = ClockStart.ForOutcome(definition, caseId, outcome, running.Started, policy.Calendar);
        if (relaxed is null)
            return running;
        if (IsLater(relaxed, running))
            return relaxed;
        var tightened = ClockStart.ForOutcome(definition, caseId, outcome, now, policy.Calendar);
        return tightened is null || IsLater(tightened, running) ? running : tightened;
    }

    private static Clock Again(ClockDefinition definition, string caseId, Clock running, SitePolicy policy) =>
        running.Outcome is { } counted
        && ClockStart.ForOutcome(definition, caseId, counted, running.Started, policy.Calendar) is { } made
            ? made
            : running;

    private static string? Outcome(CaseAssessment assessment, ClockDefinition definition) =>
        assessment.Records.FirstOrDefault(record => record.TableId == definition.Table)?.Outcome;

    private static bool IsLater(Clock a, Clock b) =>
        (a.DueBefore ?? DateTimeOffset.MaxValue) > (b.DueBefore ?? DateTimeOffset.MaxValue);
}
