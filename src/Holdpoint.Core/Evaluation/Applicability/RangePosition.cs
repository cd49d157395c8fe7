namespace Holdpoint.Core.Evaluation.Applicability;

/// <summary>Where a version lies against a statement's range.</summary>
public enum RangePosition
{
    /// <summary>In the range.</summary>
    Inside,

    /// <summary>Above its highest bound.</summary>
    Above,

    /// <summary>Below its lowest bound.</summary>
    Below,

    /// <summary>Between two of its intervals.</summary>
    Between,

    /// <summary>None of the single versions it lists.</summary>
    NotListed,

    /// <summary>Not decidable from what is known.</summary>
    Unknown,
}
