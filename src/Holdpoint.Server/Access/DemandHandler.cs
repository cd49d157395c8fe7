using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Routing;

namespace Holdpoint.Server.Access;

/// <summary>Holds a request's person against what the route demands.</summary>
internal sealed class DemandHandler : AuthorizationHandler<Demand>
{
    protected override Task HandleRequirementAsync(AuthorizationHandlerContext context, Demand requirement)
    {
        if (PersonClaims.Read(context.User) is { } person)
        {
            var site = (context.Resource as HttpContext)?.GetRouteValue("site") as string;
            var may =
                site is not null || requirement.Everywhere
                    ? person.May(requirement.Permission, site)
                    : person.MayAnywhere(requirement.Permission);
            if (may)
                context.Succeed(requirement);
        }
        return Task.CompletedTask;
    }
}
