namespace Holdpoint.Csaf.Validation;

/// <summary>What to run.</summary>
public sealed record ValidationOptions
{
    /// <summary>Everything, without a clock.</summary>
    public static ValidationOptions Default { get; } = new();

    /// <summary>The schema's rules and the mandatory tests: what decides whether a document is valid.</summary>
    public static ValidationOptions Basic { get; } = new() { UpTo = TestGroup.Mandatory };

    /// <summary>The least weighty group that is run.</summary>
    public TestGroup UpTo { get; init; } = TestGroup.Informative;

    /// <summary>
    /// The time of the run, for the one test that asks whether a date lies in the past (6.2.33). Without it every date
    /// counts as past.
    /// </summary>
    public DateTimeOffset? Now { get; init; }
}
