namespace Holdpoint.Core.Evaluation.Clocks;

/// <summary>How one clock of a source stands, and how it was kept before.</summary>
/// <param name="LastLook">When the source was last looked at so that it counts (UTC); null for never.</param>
/// <param name="LastEvaluated">When an evaluation that began after a look was last completed (UTC); null for never.</param>
/// <param name="Running">The period that runs now.</param>
/// <param name="Late">Earlier periods that were met late, the newest first.</param>
public sealed record SourceClock(
    DateTimeOffset? LastLook,
    DateTimeOffset? LastEvaluated,
    Clock Running,
    IReadOnlyList<Clock> Late
)
{
    /// <summary>
    /// Counts a source's periods: from one completed evaluation to the next, the first from the day the source was added. A look
    /// alone evaluates nothing, and an evaluation without a new look of the source does not either.
    /// </summary>
    /// <param name="definitions">The clocks the site keeps for sources; of several the one in force when a period starts counts.</param>
    /// <param name="source">The source's id.</param>
    /// <param name="added">When it was added (UTC).</param>
    /// <param name="looks">When each look that counts ended (UTC).</param>
    /// <param name="evaluations">When each evaluation began and was completed (UTC).</param>
    /// <param name="calendar">The site's calendar.</param>
    /// <returns>Null when no definition is in force for the period that runs now.</returns>
    public static SourceClock? Of(
        IReadOnlyList<ClockDefinition> definitions,
        string source,
        DateTimeOffset added,
        IEnumerable<DateTimeOffset> looks,
        IEnumerable<(DateTimeOffset Began, DateTimeOffset Completed)> evaluations,
        SiteCalendar calendar
    )
    {
        ArgumentNullException.ThrowIfNull(definitions);
        ArgumentNullException.ThrowIfNull(calendar);
        var seen = looks.Order().ToList();
        var moments = Moments(seen, evaluations);
        Clock? ClockFrom(DateTimeOffset start) =>
            definitions
                .Select(definition => ClockStart.ForSource(definition, source, start, calendar))
                .OfType<Clock>()
                .FirstOrDefault();
        if (ClockFrom(moments.Count > 0 ? moments[^1] : added) is not { } running)
            return null;
        var late = new List<Clock>();
        var from = added;
        foreach (var met in moments)
        {
            if (ClockFrom(from) is { } clock && met >= clock.DueBefore)
                late.Insert(0, clock with { MetAt = met, MetBy = "evaluation" });
            from = met;
        }
        return new(seen.Count > 0 ? seen[^1] : null, moments.Count > 0 ? moments[^1] : null, running, late);
    }

    // For each look the first evaluation that began after it; several looks before one evaluation are one.
    private static List<DateTimeOffset> Moments(
        List<DateTimeOffset> looks,
        IEnumerable<(DateTimeOffset Began, DateTimeOffset Completed)> evaluations
    )
    {
        var moments = new List<DateTimeOffset>();
        var next = 0;
        foreach (var (began, completed) in evaluations.OrderBy(one => one.Began))
        {
            var before = next;
            while (next < looks.Count && looks[next] <= began)
                next++;
            if (next > before)
                moments.Add(completed);
        }
        return moments;
    }
}
