using Holdpoint.Server.Access;
using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Http.Metadata;
using Microsoft.AspNetCore.Routing;
using Microsoft.Extensions.DependencyInjection;

namespace Holdpoint.Server.Tests.Endpoints;

/// <summary>A way into the server: a page or an operation.</summary>
/// <param name="Method">GET, POST, …</param>
/// <param name="Pattern">The address, with its parameters.</param>
/// <param name="Endpoint">What answers.</param>
public sealed record Way(string Method, string Pattern, RouteEndpoint Endpoint)
{
    /// <summary>What it demands; null where it says nothing.</summary>
    public DemandsAttribute? Demands => Endpoint.Metadata.GetMetadata<DemandsAttribute>();

    /// <summary>Whether it says that everybody may come in.</summary>
    public bool IsOpen => Endpoint.Metadata.GetMetadata<IAllowAnonymous>() is not null;

    /// <summary>Whether it says that everybody who is known may come in.</summary>
    public bool IsForKnown =>
        Demands is null
        && !IsOpen
        && Endpoint
            .Metadata.GetOrderedMetadata<AuthorizationPolicy>()
            .Any(policy =>
                policy.Requirements.Any(one =>
                    one
                    is Microsoft.AspNetCore.Authorization.Infrastructure.DenyAnonymousAuthorizationRequirement
                )
            );

    /// <summary>What kind of body it takes, where that is not JSON.</summary>
    public string? Takes =>
        Endpoint.Metadata.GetMetadata<IAcceptsMetadata>()?.ContentTypes is [{ } type, ..]
        && !type.EndsWith("json", StringComparison.Ordinal)
            ? type
            : null;

    public bool IsApi => Pattern.StartsWith("/api/v1", StringComparison.Ordinal);

    public override string ToString() => $"{Method} {Pattern}";

    /// <summary>All ways of a server, ordered. Pages take forms under the same demand as they are shown.</summary>
    public static IReadOnlyList<Way> Of(ServerFixture server) =>
        [
            .. server
                .Services.GetRequiredService<EndpointDataSource>()
                .Endpoints.OfType<RouteEndpoint>()
                .SelectMany(endpoint =>
                {
                    var methods = endpoint.Metadata.GetMetadata<HttpMethodMetadata>()?.HttpMethods ?? ["GET"];
                    return (methods.Contains("GET") ? ["GET"] : methods).Select(method => new Way(
                        method,
                        "/" + endpoint.RoutePattern.RawText?.TrimStart('/'),
                        endpoint
                    ));
                })
                .DistinctBy(way => way.ToString())
                .OrderBy(way => way.Pattern, StringComparer.Ordinal)
                .ThenBy(way => way.Method, StringComparer.Ordinal),
        ];
}
