namespace Holdpoint.Csaf.Provider.Sync;

/// <summary>The steps of a check, for progress.</summary>
public enum SyncPhase
{
    /// <summary>Looking for the provider's metadata.</summary>
    Discovering,

    /// <summary>Reading feeds and indexes.</summary>
    Listing,

    /// <summary>Fetching and checking documents.</summary>
    Fetching,

    /// <summary>All done.</summary>
    Done,
}
