namespace Holdpoint.Csaf.Provider.Sync;

/// <summary>What happened to a document in a check.</summary>
public enum ChangeKind
{
    /// <summary>Accepted for the first time.</summary>
    New,

    /// <summary>Another revision was accepted.</summary>
    Changed,

    /// <summary>Held, or still held.</summary>
    Held,

    /// <summary>No longer listed.</summary>
    Withdrawn,
}
