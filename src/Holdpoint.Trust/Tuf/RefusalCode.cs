namespace Holdpoint.Trust.Tuf;

/// <summary>The codes of refusals; stable, for scripts and tables.</summary>
public static class RefusalCode
{
    /// <summary>There is no trusted root to start from.</summary>
    public const string NoRoot = "no-root";

    /// <summary>The file is no metadata of this role: not JSON, a member missing or of the wrong kind.</summary>
    public const string Malformed = "malformed";

    /// <summary>Fewer keys than the threshold signed.</summary>
    public const string Threshold = "threshold";

    /// <summary>A version lower than one already trusted.</summary>
    public const string Rollback = "rollback";

    /// <summary>Another version than the one that was asked for or announced.</summary>
    public const string Version = "version";

    /// <summary>Too old: the time is past "expires".</summary>
    public const string Expired = "expired";

    /// <summary>Another length or digest than announced.</summary>
    public const string Digest = "digest";

    /// <summary>Longer than announced or allowed.</summary>
    public const string TooLong = "too-long";

    /// <summary>The repository does not have the file.</summary>
    public const string Missing = "missing";

    /// <summary>The file could not be fetched.</summary>
    public const string Unreachable = "unreachable";

    /// <summary>No trusted role lists the target.</summary>
    public const string NotListed = "not-listed";

    /// <summary>Meant for another site.</summary>
    public const string OtherSite = "other-site";

    /// <summary>The target was withdrawn.</summary>
    public const string Withdrawn = "withdrawn";

    /// <summary>What shall be written breaks a rule.</summary>
    public const string Plan = "plan";

    /// <summary>The repositories do not agree on the target.</summary>
    public const string Disagreement = "disagreement";
}
