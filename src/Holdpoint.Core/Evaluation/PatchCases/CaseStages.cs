namespace Holdpoint.Core.Evaluation.PatchCases;

/// <summary>Why a case cannot be moved.</summary>
/// <param name="Code">Stable: <c>case.stage</c>, <c>case.no-decision</c>, <c>case.no-reason</c>, <c>case.no-date</c>.</param>
/// <param name="Text">In words.</param>
public sealed record CaseRefusal(string Code, string Text);

/// <summary>What a move gave: the case after it, or the refusal.</summary>
/// <param name="Case">Null when refused.</param>
/// <param name="Refusal">Null when moved.</param>
public sealed record CaseMove(PatchCase? Case, CaseRefusal? Refusal);

/// <summary>The stages a case may go through, as a table.</summary>
public static class CaseStages
{
    private static readonly (PatchCaseStage From, PatchCaseStage[] To)[] Moves =
    [
        (PatchCaseStage.Detected, [PatchCaseStage.Evaluated, PatchCaseStage.Closed]),
        (PatchCaseStage.Evaluated, [PatchCaseStage.Decided, PatchCaseStage.Closed]),
        (
            PatchCaseStage.Decided,
            [
                PatchCaseStage.Decided,
                PatchCaseStage.Evaluated,
                PatchCaseStage.Acquisition,
                PatchCaseStage.Closed,
            ]
        ),
        (
            PatchCaseStage.Acquisition,
            [PatchCaseStage.Validation, PatchCaseStage.Decided, PatchCaseStage.Closed]
        ),
        (
            PatchCaseStage.Validation,
            [
                PatchCaseStage.Deployment,
                PatchCaseStage.Acquisition,
                PatchCaseStage.Decided,
                PatchCaseStage.Closed,
            ]
        ),
        (
            PatchCaseStage.Deployment,
            [PatchCaseStage.Closed, PatchCaseStage.Validation, PatchCaseStage.Decided]
        ),
        (PatchCaseStage.Closed, [PatchCaseStage.Evaluated]),
    ];

    /// <summary>True when the table allows the step.</summary>
    public static bool CanMove(PatchCaseStage from, PatchCaseStage to) =>
        Array.Find(Moves, move => move.From == from).To.Contains(to);

    /// <summary>Records a person's decision. It needs a reason; accepting needs a date.</summary>
    public static CaseMove Decide(PatchCase one, Decision decision)
    {
        ArgumentNullException.ThrowIfNull(one);
        ArgumentNullException.ThrowIfNull(decision);
        if (!CanMove(one.Stage, PatchCaseStage.Decided))
            return Refused(one.Stage, PatchCaseStage.Decided);
        if (string.IsNullOrWhiteSpace(decision.Why) || string.IsNullOrWhiteSpace(decision.By))
            return new(null, new("case.no-reason", "A decision needs a name and a reason."));
        if (decision is { Kind: DecisionKind.AcceptUntil, DueOn: null })
            return new(null, new("case.no-date", "Accepting needs the date until which."));
        return new(one with { Stage = PatchCaseStage.Decided, Decision = decision }, null);
    }

    /// <summary>Moves on without a new decision; acquisition and what follows need one.</summary>
    public static CaseMove Move(PatchCase one, PatchCaseStage to, DateTimeOffset at, string because)
    {
        ArgumentNullException.ThrowIfNull(one);
        if (!CanMove(one.Stage, to))
            return Refused(one.Stage, to);
        var needsDecision = to is PatchCaseStage.Decided or PatchCaseStage.Acquisition;
        if (needsDecision && one.Decision is null)
            return new(null, new("case.no-decision", "A person has to decide first."));
        if (to == PatchCaseStage.Closed && string.IsNullOrWhiteSpace(because))
            return new(null, new("case.no-reason", "Closing needs a reason."));
        return to == PatchCaseStage.Closed
            ? new(one with { Stage = to, ClosedAt = at, ClosedBecause = because }, null)
            : new(one with { Stage = to, ClosedAt = null, ClosedBecause = null }, null);
    }

    /// <summary>
    /// The case now that a file for it is here: one that is to be patched goes into acquisition. An undecided one waits for
    /// its decision, and one that is mitigated or accepted stays so, whoever brought a file.
    /// </summary>
    public static PatchCase Acquire(PatchCase one)
    {
        ArgumentNullException.ThrowIfNull(one);
        return
            one
                is {
                    Stage: PatchCaseStage.Decided,
                    Question: null,
                    Decision.Kind: DecisionKind.Apply or DecisionKind.ApplyOutOfCycle
                }
            ? one with
            {
                Stage = PatchCaseStage.Acquisition,
            }
            : one;
    }

    private static CaseMove Refused(PatchCaseStage from, PatchCaseStage to) =>
        new(null, new("case.stage", $"A case cannot go from {from} to {to}."));
}
