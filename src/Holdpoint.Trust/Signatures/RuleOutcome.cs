namespace Holdpoint.Trust.Signatures;

/// <summary>What came of one rule.</summary>
public enum RuleOutcome
{
    /// <summary>It was checked and holds.</summary>
    Passed,

    /// <summary>It was checked and does not hold.</summary>
    Failed,

    /// <summary>It could not be or was not to be checked; the text says why.</summary>
    NotChecked,
}
