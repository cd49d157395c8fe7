using System.Collections.Immutable;

namespace Holdpoint.Trust.Tuf.Model;

/// <summary>The snapshot: which version of every targets file belongs together (TUF 1.0.34, clause 4.4).</summary>
/// <param name="File">The file.</param>
/// <param name="Version">Its version.</param>
/// <param name="Expires">Its end.</param>
/// <param name="Meta">The targets files by file name ("targets.json").</param>
public sealed record SnapshotMetadata(
    SignedFile File,
    long Version,
    DateTimeOffset Expires,
    ImmutableDictionary<string, FileEntry> Meta
) : RoleMetadata(File, Version, Expires);
