using System.Collections.Immutable;
using Holdpoint.Trust.Json;
using Holdpoint.Trust.Keys;

namespace Holdpoint.Trust.Tuf.Model;

/// <summary>A file that may be installed (TUF 1.0.34, clause 4.5).</summary>
/// <param name="Path">Its path in the repository, with forward slashes.</param>
/// <param name="Length">Its length in bytes.</param>
/// <param name="Hashes">Its digests.</param>
/// <param name="Custom">What else the signer says of it.</param>
public sealed record TargetEntry(string Path, long Length, FileHashes Hashes, JsonObject? Custom = null);

/// <summary>The targets of the top level or of a delegated role (TUF 1.0.34, clause 4.5).</summary>
/// <param name="File">The file.</param>
/// <param name="Version">Its version.</param>
/// <param name="Expires">Its end.</param>
/// <param name="Targets">The targets by path.</param>
/// <param name="Keys">The keys of the delegations.</param>
/// <param name="Delegations">To whom which paths are delegated, in the order of preference.</param>
public sealed record TargetsMetadata(
    SignedFile File,
    long Version,
    DateTimeOffset Expires,
    ImmutableDictionary<string, TargetEntry> Targets,
    ImmutableDictionary<string, KeyObject> Keys,
    ImmutableArray<Delegation> Delegations
) : RoleMetadata(File, Version, Expires);
