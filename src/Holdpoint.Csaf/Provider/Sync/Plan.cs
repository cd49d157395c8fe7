using Holdpoint.Csaf.Provider.Listings;

namespace Holdpoint.Csaf.Provider.Sync;

/// <summary>What a check means to do with one listed document.</summary>
/// <param name="Key">Its identity.</param>
/// <param name="Listed">As it is listed now.</param>
/// <param name="Distribution">Where.</param>
/// <param name="Known">As it is recorded; null when it was never seen.</param>
internal sealed record Plan(string Key, ListedDocument Listed, string Distribution, DocumentRecord? Known)
{
    /// <summary>True when the hold is younger than its next try and nothing about the listing has changed.</summary>
    public bool IsStillHeld(SyncOptions options, DateTimeOffset now) =>
        Known?.Hold is { } hold
        && !options.RetryHeld
        && now < hold.NextTry
        && hold.ListedUpdated == Listed.Updated
        && hold.Address == Listed.Address.ToString();

    /// <summary>True when the listing shows the revision that is in force.</summary>
    public bool IsUnchanged(SyncOptions options) =>
        Known is { Accepted: { } accepted, Hold: null }
        && !options.Thorough
        && Listed.Updated is not null
        && accepted.ListedUpdated == Listed.Updated;
}
