namespace Holdpoint.Core.Evaluation.Clocks;

/// <summary>A rule that sets a deadline, as data.</summary>
public sealed record ClockDefinition
{
    /// <summary>Stable name, such as <c>nerc-cip-007-6-r2.3</c>.</summary>
    public required string Id { get; init; }

    /// <summary>The body of rules it belongs to, by which a site's policy names it; null for a site's own clock.</summary>
    public string? Regime { get; init; }

    /// <summary>
    /// What meets it besides the patch itself: no finding left, and a person's word that nothing applies, meet every clock of a
    /// case.
    /// </summary>
    public IReadOnlyList<ClockEnd> MetBy { get; init; } = [];

    /// <summary>What it measures.</summary>
    public required ClockKind Kind { get; init; }

    /// <summary>What people call it.</summary>
    public required string Title { get; init; }

    /// <summary>What the rule demands, as the middle of a sentence.</summary>
    public required string Basis { get; init; }

    /// <summary>What starts it, in words.</summary>
    public required string Start { get; init; }

    /// <summary>Calendar days, at least 0; null for <see cref="ClockKind.CaseOutcome"/>.</summary>
    public int? Days { get; init; }

    /// <summary>For <see cref="ClockKind.CaseOutcome"/>: the table whose outcome sets the days.</summary>
    public string? Table { get; init; }

    /// <summary>Calendar days by outcome; null as a value means no date ("on the next upgrade").</summary>
    public IReadOnlyDictionary<string, int?> DaysByOutcome { get; init; } =
        new Dictionary<string, int?>(StringComparer.Ordinal);

    /// <summary>How many days before the due date it counts as soon.</summary>
    public int SoonDays { get; init; }

    /// <summary>First local date on which it may start; null for always.</summary>
    public DateOnly? ValidFrom { get; init; }

    /// <summary>Last local date on which it may start; null for no end.</summary>
    public DateOnly? ValidTo { get; init; }

    /// <summary>How well the figures are founded.</summary>
    public ClockMark Mark { get; init; }

    /// <summary>What to know beside; null for nothing.</summary>
    public string? Note { get; init; }

    /// <summary>True when it may start on this local date.</summary>
    public bool IsInForce(DateOnly date) =>
        (ValidFrom is null || date >= ValidFrom) && (ValidTo is null || date <= ValidTo);
}
