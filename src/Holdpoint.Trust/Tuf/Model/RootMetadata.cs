using System.Collections.Immutable;
using Holdpoint.Trust.Keys;

namespace Holdpoint.Trust.Tuf.Model;

/// <summary>The root: which keys sign for the top-level roles (TUF 1.0.34, clause 4.3).</summary>
public sealed record RootMetadata(
    SignedFile File,
    long Version,
    DateTimeOffset Expires,
    bool ConsistentSnapshot,
    ImmutableDictionary<string, KeyObject> Keys,
    ImmutableDictionary<string, RoleKeys> Roles
) : RoleMetadata(File, Version, Expires);
