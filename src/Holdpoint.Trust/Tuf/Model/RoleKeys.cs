using System.Collections.Immutable;

namespace Holdpoint.Trust.Tuf.Model;

/// <summary>Which keys sign for a role, and how many of them must.</summary>
/// <param name="KeyIds">The keys' ids; none twice.</param>
/// <param name="Threshold">How many different keys must have signed, 1 or more.</param>
public sealed record RoleKeys(ImmutableArray<string> KeyIds, int Threshold);
