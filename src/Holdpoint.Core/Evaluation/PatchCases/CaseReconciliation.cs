using Holdpoint.Core.Evaluation.Decisions;

namespace Holdpoint.Core.Evaluation.PatchCases;

/// <summary>A case after an evaluation.</summary>
/// <param name="Case">The case; the very instance given where nothing changed at all.</param>
/// <param name="Changes">What a person should hear of; empty where nothing changed for them.</param>
/// <param name="IsToStore">True when the record differs from the one given, be it only in a revision it rests on.</param>
public sealed record ReconciledCase(PatchCase Case, IReadOnlyList<CaseChange> Changes, bool IsToStore);

/// <summary>
/// Holds a new grouping against the cases that exist: the same id is the same case, what vanished is resolved, what came back is
/// opened again. Where nothing changes nothing is raised.
/// </summary>
public static class CaseReconciliation
{
    /// <summary>Reconciles.</summary>
    /// <param name="existing">All cases of the sites that the grouping covers, open and closed.</param>
    /// <param name="grouped">What the grouping gave for the same sites.</param>
    /// <param name="assessor">The assessor of this evaluation.</param>
    /// <param name="now">When the evaluation is completed (UTC).</param>
    /// <returns>Every case once, ordered by id.</returns>
    public static IReadOnlyList<ReconciledCase> Reconcile(
        IEnumerable<PatchCase> existing,
        IEnumerable<PatchCaseContent> grouped,
        CaseAssessor assessor,
        DateTimeOffset now
    )
    {
        ArgumentNullException.ThrowIfNull(existing);
        ArgumentNullException.ThrowIfNull(grouped);
        var before = existing.ToDictionary(one => one.Id, StringComparer.Ordinal);
        var fixes = new FixMovement(
            before.Values.Where(one => one.Stage != PatchCaseStage.Closed).Select(one => one.Content)
        );
        var reconciled = new List<ReconciledCase>();
        foreach (var content in grouped)
        {
            before.Remove(content.Id, out var old);
            reconciled.Add(One(content, old, fixes, assessor, now));
        }
        foreach (var gone in before.Values)
            reconciled.Add(Gone(gone, now));
        return [.. reconciled.OrderBy(one => one.Case.Id, StringComparer.Ordinal)];
    }

    /// <summary>Asks again where an acceptance ended by its date alone, without a finding that moved; null where none did.</summary>
    /// <param name="one">An existing case.</param>
    /// <param name="policy">Its site's policy.</param>
    /// <param name="now">When the evaluation is completed (UTC).</param>
    public static ReconciledCase? Ended(PatchCase one, SitePolicy policy, DateTimeOffset now)
    {
        ArgumentNullException.ThrowIfNull(policy);
        if (EndedAcceptance.Why(one, policy.Calendar.DateOf(now)) is not { } because)
            return null;
        var made = CaseReopening.Reopen(one, because, policy, now) with { EvaluatedAt = now };
        return new(made, [.. CaseDifference.Between(one, made), Questioned(made, because)], true);
    }

    private static CaseChange Questioned(PatchCase made, string question) =>
        new(made.Id, CaseChangeKind.DecisionQuestioned, $"Decide again: {question}");

    private static ReconciledCase One(
        PatchCaseContent content,
        PatchCase? old,
        FixMovement fixes,
        CaseAssessor assessor,
        DateTimeOffset now
    )
    {
        var made = CaseEvaluation.Evaluate(content, old, assessor, now);
        var isOpen = old is { Stage: not PatchCaseStage.Closed };
        if (isOpen && IsSame(old!, made))
            return new(old!, [], false);
        List<CaseChange> changes =
        [
            .. isOpen ? CaseDifference.Between(old!, made) : [Start(made, old)],
            .. fixes.Of(content),
        ];
        if (isOpen && CaseReopening.Why(made, changes) is { } because)
        {
            made = CaseReopening.Reopen(made, because, assessor.Policy, now);
            changes = [.. CaseDifference.Between(old!, made), .. fixes.Of(content)];
        }
        if (isOpen && made.Question is { } question && old!.Question is null)
            changes.Add(Questioned(made, question));
        // Only a revision moved: the record rests on the newer one, and the evaluation date stays that of the last change.
        return changes.Count > 0
            ? new(made, changes, true)
            : new(made with { EvaluatedAt = old!.EvaluatedAt }, [], true);
    }

    private static bool IsSame(PatchCase old, PatchCase made) =>
        old.Content.Digest == made.Content.Digest
        && old.Assessment.Equals(made.Assessment)
        && old.Proposal == made.Proposal
        && old.Question == made.Question
        && old.Clocks.SequenceEqual(made.Clocks);

    private static CaseChange Start(PatchCase made, PatchCase? old) =>
        old is null
            ? new(made.Id, CaseChangeKind.Raised, made.Proposal.Sentence)
            : new(made.Id, CaseChangeKind.Reopened, $"Open again: {made.Proposal.Sentence}");

    private static ReconciledCase Gone(PatchCase gone, DateTimeOffset now)
    {
        if (gone.Stage == PatchCaseStage.Closed)
            return new(gone, [], false);
        const string Words = "No asset of the site is affected any more.";
        var closed = gone with
        {
            Stage = PatchCaseStage.Closed,
            ClosedAt = now,
            ClosedBecause = Words,
            Clocks =
            [
                .. gone.Clocks.Select(clock =>
                    clock.MetAt is null
                        ? clock with
                        {
                            MetAt = now,
                            MetBy = "no asset is affected any more",
                        }
                        : clock
                ),
            ],
        };
        return new(closed, [new(gone.Id, CaseChangeKind.Resolved, Words)], true);
    }
}
