namespace Holdpoint.Core.Evaluation.Applicability;

/// <summary>What a statement says of its versions: the lists of CSAF's product status (2.0, 3.2.3.9).</summary>
public enum StatementStatus
{
    /// <summary>known_affected, first_affected, last_affected.</summary>
    Affected,

    /// <summary>fixed, first_fixed.</summary>
    Fixed,

    /// <summary>known_not_affected.</summary>
    NotAffected,

    /// <summary>under_investigation, unknown.</summary>
    Open,

    /// <summary>recommended: the vendor recommends this version for fixing the vulnerability.</summary>
    Recommended,
}
