using Holdpoint.Trust.Json;

namespace Holdpoint.Trust.Tuf.Repository;

/// <summary>What the next snapshot and timestamp shall say.</summary>
/// <param name="SnapshotExpires">The snapshot's end.</param>
/// <param name="TimestampExpires">The timestamp's end.</param>
/// <param name="TimestampExtra">Members of our own in the timestamp's signed part.</param>
/// <param name="SnapshotExtra">Members of our own in the snapshot's signed part.</param>
/// <param name="SnapshotVersion">Its version; null for one more than the last. Lower only after its keys were changed.</param>
/// <param name="TimestampVersion">Its version; null for one more than the last.</param>
public sealed record StampPlan(
    DateTimeOffset SnapshotExpires,
    DateTimeOffset TimestampExpires,
    JsonObject? TimestampExtra = null,
    JsonObject? SnapshotExtra = null,
    long? SnapshotVersion = null,
    long? TimestampVersion = null
);
