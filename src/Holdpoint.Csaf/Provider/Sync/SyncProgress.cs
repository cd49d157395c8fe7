namespace Holdpoint.Csaf.Provider.Sync;

/// <summary>How far a check is.</summary>
/// <param name="Phase">The step.</param>
/// <param name="Provider">The provider being read.</param>
/// <param name="Done">Steps done in this phase.</param>
/// <param name="Total">Steps of this phase; 0 while unknown.</param>
/// <param name="Bytes">Bytes received since the check began.</param>
public sealed record SyncProgress(SyncPhase Phase, string Provider, int Done, int Total, long Bytes);
