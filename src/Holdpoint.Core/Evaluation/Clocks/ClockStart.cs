namespace Holdpoint.Core.Evaluation.Clocks;

/// <summary>Starts clocks: from a definition, a moment and the site's calendar to a due date.</summary>
public static class ClockStart
{
    /// <summary>
    /// The clock of a source: it runs from the last completed evaluation, or from the day the source was added when there was
    /// none, and runs also when nothing is new. Null when the definition is not in force on that day.
    /// </summary>
    public static Clock? ForSource(
        ClockDefinition definition,
        string sourceId,
        DateTimeOffset lastEvaluation,
        SiteCalendar calendar
    ) => Start(definition, sourceId, lastEvaluation, definition.Days, calendar);

    /// <summary>The clock of a case from the completion of its evaluation; null when not in force on that day.</summary>
    public static Clock? ForEvaluation(
        ClockDefinition definition,
        string caseId,
        DateTimeOffset evaluationCompleted,
        SiteCalendar calendar
    ) => Start(definition, caseId, evaluationCompleted, definition.Days, calendar);

    /// <summary>
    /// The clock of a case from the day an outcome first held. Null when not in force on that day, or when the definition says
    /// nothing of this outcome.
    /// </summary>
    public static Clock? ForOutcome(
        ClockDefinition definition,
        string caseId,
        string outcome,
        DateTimeOffset heldSince,
        SiteCalendar calendar
    )
    {
        ArgumentNullException.ThrowIfNull(definition);
        return
            definition.DaysByOutcome.TryGetValue(outcome, out var days)
            && Start(definition, caseId, heldSince, days, calendar) is { } clock
            ? clock with
            {
                Outcome = outcome,
            }
            : null;
    }

    private static Clock? Start(
        ClockDefinition definition,
        string subject,
        DateTimeOffset started,
        int? days,
        SiteCalendar calendar
    )
    {
        ArgumentNullException.ThrowIfNull(definition);
        ArgumentNullException.ThrowIfNull(calendar);
        var on = calendar.DateOf(started);
        if (!definition.IsInForce(on))
            return null;
        var due = days is { } count ? on.AddDays(count) : (DateOnly?)null;
        var soon = due?.AddDays(-definition.SoonDays);
        return new()
        {
            Definition = definition.Id,
            Kind = definition.Kind,
            Subject = subject,
            Started = started.ToUniversalTime(),
            StartedOn = on,
            DueOn = due,
            DueBefore = due is { } last ? calendar.EndOf(last) : null,
            SoonFrom = soon,
            SoonAt = soon is { } first ? calendar.BeginningOf(first) : null,
            Basis = Sentence(definition, on, days, due),
        };
    }

    private static string Sentence(ClockDefinition definition, DateOnly on, int? days, DateOnly? due) =>
        due is { } last
            ? $"{definition.Title}: {definition.Basis}. {days} calendar days from {SiteCalendar.Words(on)} "
                + $"({definition.Start}) end with {SiteCalendar.Words(last)}."
            : $"{definition.Title}: {definition.Basis}. From {SiteCalendar.Words(on)} without a date.";
}
