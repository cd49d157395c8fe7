namespace Holdpoint.Core.Acquisition.Artifacts;

/// <summary>Where an artifact stands.</summary>
public enum ArtifactState
{
    /// <summary>Taken in; nobody may use it.</summary>
    Quarantined,

    /// <summary>Scanned, and nothing was found.</summary>
    Scanned,

    /// <summary>At least one rung of the ladder holds and none failed.</summary>
    Authenticated,

    /// <summary>It may go to the plant.</summary>
    Released,

    /// <summary>Something was found, a rung failed, or a person refused it.</summary>
    Refused,

    /// <summary>It was released and may not be used any more.</summary>
    Withdrawn,
}
