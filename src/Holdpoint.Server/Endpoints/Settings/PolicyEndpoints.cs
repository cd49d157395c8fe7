using System.Text;
using Holdpoint.Core.Access;
using Holdpoint.Server.Access;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Routing;

namespace Holdpoint.Server.Endpoints.Settings;

/// <summary>Gives a site's policy out as a file that can be taken in again.</summary>
internal static class PolicyEndpoints
{
    /// <summary>The routes.</summary>
    public static void MapPolicies(this IEndpointRouteBuilder routes) =>
        routes
            .MapGet("/settings/policies/{site}/policy.json", FileAsync)
            .WithMetadata(new DemandsAttribute(Permission.View));

    private static async Task<IResult> FileAsync(
        string site,
        int? revision,
        Work work,
        CancellationToken cancel
    ) =>
        await work.Programme.SitePolicyTextAsync(site, revision, cancel) is { } text
            ? Results.File(Encoding.UTF8.GetBytes(text), "application/json", "policy.json")
            : Results.NotFound();
}
