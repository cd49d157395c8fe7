using Holdpoint.Core.Access;

namespace Holdpoint.Server.Access.Identities;

/// <summary>What a value of a claim, such as a group, gives.</summary>
public sealed record IdentityGrant
{
    /// <summary>The claim's value, compared exactly.</summary>
    public required string Value { get; init; }

    /// <summary>The role that it gives.</summary>
    public required Role Role { get; init; }

    /// <summary>At which site; null for all.</summary>
    public string? Site { get; init; }
}
