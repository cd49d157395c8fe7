using Holdpoint.Core.Evaluation.Clocks;

namespace Holdpoint.Core.Evaluation.PatchCases;

/// <summary>An acceptance ends with its date, also where nobody evaluated since.</summary>
public static class EndedAcceptance
{
    /// <summary>Why an acceptance is over, in words; null where it is not.</summary>
    /// <param name="made">The case as it was evaluated last.</param>
    /// <param name="today">The date at its site.</param>
    public static string? Why(PatchCase made, DateOnly today)
    {
        ArgumentNullException.ThrowIfNull(made);
        return
            made is { Question: null, Decision: { Kind: DecisionKind.AcceptUntil, DueOn: { } until } }
            && made.Stage != PatchCaseStage.Closed
            && today > until
            ? $"The acceptance ended with {SiteCalendar.Words(until)}."
            : null;
    }

    /// <summary>The case as a person must read it today: with the question that the next evaluation will ask.</summary>
    /// <param name="made">The case as it was evaluated last.</param>
    /// <param name="today">The date at its site.</param>
    public static PatchCase AsOf(PatchCase made, DateOnly today) =>
        Why(made, today) is { } because ? made with { Question = because } : made;
}
