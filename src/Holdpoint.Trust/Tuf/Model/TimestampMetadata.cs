namespace Holdpoint.Trust.Tuf.Model;

/// <summary>The timestamp: which snapshot is the newest (TUF 1.0.34, clause 4.6).</summary>
public sealed record TimestampMetadata(
    SignedFile File,
    long Version,
    DateTimeOffset Expires,
    FileEntry Snapshot
) : RoleMetadata(File, Version, Expires);
