namespace Holdpoint.Csaf.Provider.Sync;

/// <summary>What a pinned key may do.</summary>
public enum KeyState
{
    /// <summary>Pinned at first use, or approved by a person.</summary>
    Trusted,

    /// <summary>Appeared later; verifies nothing until a person approves it.</summary>
    Pending,

    /// <summary>Taken back by a person.</summary>
    Rejected,
}
