namespace Holdpoint.Core.Evaluation.Changes;

/// <summary>What kind of thing a newer revision changed for a configuration.</summary>
public enum FindingChangeKind
{
    /// <summary>The advisory speaks of the configuration now and did not before.</summary>
    Raised,

    /// <summary>The advisory speaks of the configuration no longer.</summary>
    Withdrawn,

    /// <summary>A vulnerability has another verdict.</summary>
    VerdictChanged,

    /// <summary>A fix can be had that could not before.</summary>
    FixGained,

    /// <summary>A fix could be had and can no longer.</summary>
    FixWithdrawn,

    /// <summary>Another version holds the fix.</summary>
    FixMoved,

    /// <summary>The range that decides has other bounds.</summary>
    BoundMoved,

    /// <summary>Other vulnerabilities.</summary>
    VulnerabilitiesChanged,
}

/// <summary>One change with its words.</summary>
/// <param name="Kind">What kind.</param>
/// <param name="Text">What, as a clause: "fix V2.9.7 gained".</param>
public sealed record FindingChange(FindingChangeKind Kind, string Text);
