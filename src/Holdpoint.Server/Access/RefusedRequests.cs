using Holdpoint.Core.Access;
using Holdpoint.Server.Endpoints;
using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Authorization.Policy;
using Microsoft.AspNetCore.Http;
using Microsoft.Extensions.DependencyInjection;

namespace Holdpoint.Server.Access;

/// <summary>Records a request that a known person was refused; everything else is the framework's.</summary>
internal sealed class RefusedRequests : IAuthorizationMiddlewareResultHandler
{
    private readonly AuthorizationMiddlewareResultHandler _framework = new();

    public async Task HandleAsync(
        RequestDelegate next,
        HttpContext context,
        AuthorizationPolicy policy,
        PolicyAuthorizationResult authorizeResult
    )
    {
        if (authorizeResult.Forbidden)
            await context
                .RequestServices.GetRequiredService<Denials>()
                .RecordAsync(
                    $"{context.Request.Method} {context.Request.Path}",
                    policy
                        .Requirements.OfType<Demand>()
                        .Select(demand => (Permission?)demand.Permission)
                        .FirstOrDefault(),
                    null
                );
        if (!authorizeResult.Succeeded && ApiPlaces.Holds(context))
            await Trouble.Of(authorizeResult.Challenged ? 401 : 403).ExecuteAsync(context);
        else
            await _framework.HandleAsync(next, context, policy, authorizeResult);
    }
}
