namespace Holdpoint.Core.Evaluation;

/// <summary>What an advisory means for a component. Unknown is never "not affected": it is <see cref="Review"/>.</summary>
public enum Verdict
{
    /// <summary>The component is affected.</summary>
    Affected,

    /// <summary>The component holds the fix.</summary>
    Fixed,

    /// <summary>The advisory says, or its range proves, that the component is not affected.</summary>
    NotAffected,

    /// <summary>A person has to look; the reason is in the evidence.</summary>
    Review,
}
