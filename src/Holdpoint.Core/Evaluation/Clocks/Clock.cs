namespace Holdpoint.Core.Evaluation.Clocks;

/// <summary>One running deadline. Its state is asked for at a time; the record itself changes only when it is met.</summary>
public sealed record Clock
{
    /// <summary>The <see cref="ClockDefinition.Id"/>.</summary>
    public required string Definition { get; init; }

    /// <summary>What it measures.</summary>
    public required ClockKind Kind { get; init; }

    /// <summary>The source's or the case's id.</summary>
    public required string Subject { get; init; }

    /// <summary>The moment that started it (UTC).</summary>
    public required DateTimeOffset Started { get; init; }

    /// <summary>That moment's date at the site.</summary>
    public required DateOnly StartedOn { get; init; }

    /// <summary>The site's last calendar date on which it can be met; null where it has no date.</summary>
    public DateOnly? DueOn { get; init; }

    /// <summary>The first moment after that date at the site (UTC): met before it is in time. Null where it has no date.</summary>
    public DateTimeOffset? DueBefore { get; init; }

    /// <summary>From this site date on it counts as soon; null where it has no date.</summary>
    public DateOnly? SoonFrom { get; init; }

    /// <summary>The moment at which that date begins at the site (UTC).</summary>
    public DateTimeOffset? SoonAt { get; init; }

    /// <summary>One sentence: which rule, from when, until when.</summary>
    public required string Basis { get; init; }

    /// <summary>The outcome whose days it counts; null for clocks that count the same for all.</summary>
    public string? Outcome { get; init; }

    /// <summary>When it was met (UTC); null while it runs.</summary>
    public DateTimeOffset? MetAt { get; init; }

    /// <summary>What met it, as a clause; null while it runs.</summary>
    public string? MetBy { get; init; }

    /// <summary>How it stands at a time.</summary>
    public ClockState StateAt(DateTimeOffset now) =>
        MetAt is { } met ? (DueBefore is null || met < DueBefore ? ClockState.Met : ClockState.MetLate)
        : DueBefore is null ? ClockState.NoDate
        : now >= DueBefore ? ClockState.Overdue
        : now >= SoonAt ? ClockState.Soon
        : ClockState.Running;
}
