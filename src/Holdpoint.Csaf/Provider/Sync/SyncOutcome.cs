namespace Holdpoint.Csaf.Provider.Sync;

/// <summary>How a check of a source ended.</summary>
public enum SyncOutcome
{
    /// <summary>Everything listed is in force.</summary>
    Complete,

    /// <summary>Everything listed was looked at; some is held.</summary>
    CompleteWithHolds,

    /// <summary>A listing or provider could not be read, or the check was cut short.</summary>
    Partial,

    /// <summary>Nothing could be read.</summary>
    Failed,
}
