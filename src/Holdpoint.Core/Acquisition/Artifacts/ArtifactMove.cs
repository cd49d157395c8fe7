namespace Holdpoint.Core.Acquisition.Artifacts;

/// <summary>What can happen to an artifact.</summary>
public enum ArtifactMove
{
    /// <summary>It was taken in.</summary>
    TakeIn,

    /// <summary>It was scanned.</summary>
    Scan,

    /// <summary>A rung of the ladder was tried.</summary>
    Evidence,

    /// <summary>It was released.</summary>
    Release,

    /// <summary>It was refused.</summary>
    Refuse,

    /// <summary>A release was taken back.</summary>
    Withdraw,

    /// <summary>A second person put a refused one back into quarantine, to be scanned anew.</summary>
    Reopen,
}
