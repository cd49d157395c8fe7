using Holdpoint.Core.Access;
using Microsoft.AspNetCore.Authorization;

namespace Holdpoint.Server.Access;

/// <summary>
/// Says what a page or endpoint demands. Where its route names a <c>site</c>, the permission is needed there; else at some
/// site, and the page itself asks <see cref="CurrentPerson"/> for the sites of what it shows or changes.
/// </summary>
[AttributeUsage(AttributeTargets.Class | AttributeTargets.Method)]
public sealed class DemandsAttribute(Permission permission)
    : AuthorizeAttribute,
        IAuthorizationRequirementData
{
    /// <summary>What is needed.</summary>
    public Permission Permission { get; } = permission;

    /// <summary>Whether it is needed for all sites.</summary>
    public bool Everywhere { get; init; }

    /// <inheritdoc />
    public IEnumerable<IAuthorizationRequirement> GetRequirements() => [new Demand(Permission, Everywhere)];
}
