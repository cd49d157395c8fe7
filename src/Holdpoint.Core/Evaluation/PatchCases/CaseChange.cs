namespace Holdpoint.Core.Evaluation.PatchCases;

/// <summary>What kind of thing changed on a case from one evaluation to the next.</summary>
public enum CaseChangeKind
{
    /// <summary>The case is new.</summary>
    Raised,

    /// <summary>More assets.</summary>
    AssetsAdded,

    /// <summary>Fewer assets.</summary>
    AssetsRemoved,

    /// <summary>More CVEs.</summary>
    CvesAdded,

    /// <summary>Fewer CVEs.</summary>
    CvesRemoved,

    /// <summary>An advisory that had no fix has one now.</summary>
    FixGained,

    /// <summary>An advisory that had a fix has none any more.</summary>
    FixWithdrawn,

    /// <summary>The target version moved.</summary>
    TargetMoved,

    /// <summary>More or fewer CVEs stay open after the patch.</summary>
    OpenChanged,

    /// <summary>The restart need changed.</summary>
    RestartChanged,

    /// <summary>The outcome of the priority table changed.</summary>
    OutcomeChanged,

    /// <summary>The due date changed.</summary>
    DueChanged,

    /// <summary>No finding is left.</summary>
    Resolved,

    /// <summary>A closed case has findings again.</summary>
    Reopened,

    /// <summary>What a person decided on is no longer what is there.</summary>
    DecisionQuestioned,
}

/// <summary>One change with its words.</summary>
/// <param name="Case">The case's id.</param>
/// <param name="Kind">What kind.</param>
/// <param name="Text">What, in words.</param>
public sealed record CaseChange(string Case, CaseChangeKind Kind, string Text);
