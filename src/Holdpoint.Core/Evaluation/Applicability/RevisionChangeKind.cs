namespace Holdpoint.Core.Evaluation.Applicability;

/// <summary>What a newer revision changes for a configuration, the weightiest first.</summary>
public enum RevisionChangeKind
{
    /// <summary>A vulnerability is spoken of that was not before.</summary>
    Added,

    /// <summary>The verdict is another one.</summary>
    VerdictChanged,

    /// <summary>A fix can be had where there was none.</summary>
    FixGained,

    /// <summary>A fix that could be had is offered no more.</summary>
    FixWithdrawn,

    /// <summary>Another version holds the fix.</summary>
    FixMoved,

    /// <summary>The range is another one; verdict and fix are the same.</summary>
    BoundMoved,

    /// <summary>A vulnerability is no longer spoken of.</summary>
    Removed,
}
