using Holdpoint.Core.Access;
using Microsoft.AspNetCore.Authorization;

namespace Holdpoint.Server.Access;

/// <summary>A permission that a request needs.</summary>
/// <param name="Permission">Which.</param>
/// <param name="Everywhere">Whether it is needed for all sites.</param>
internal sealed record Demand(Permission Permission, bool Everywhere) : IAuthorizationRequirement;
