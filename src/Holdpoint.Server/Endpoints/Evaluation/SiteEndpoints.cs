using System.ComponentModel;
using Holdpoint.Core.Access;
using Holdpoint.Core.Evaluation.PatchCases;
using Holdpoint.Engine.Evaluation.SitePolicies;
using Holdpoint.Server.Access;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.AspNetCore.Routing;

namespace Holdpoint.Server.Endpoints.Evaluation;

/// <summary>The sites and how each decides.</summary>
internal static class SiteEndpoints
{
    /// <summary>The routes.</summary>
    public static void MapSites(this IEndpointRouteBuilder api)
    {
        api.MapGet("/sites", ListAsync)
            .Demands(Permission.View)
            .WithTags("Sites")
            .WithName("listSites")
            .WithSummary("Your sites with the policies that they decide by.");
        api.MapGet("/sites/{site}", GetAsync)
            .Demands(Permission.View)
            .WithTags("Sites")
            .WithName("getSite")
            .WithSummary("A site with the kept revisions of its policy.");
        api.MapGet("/sites/{site}/policy", PolicyAsync)
            .Demands(Permission.View)
            .Produces(200, contentType: "application/json")
            .WithTags("Sites")
            .WithName("getSitePolicy")
            .WithSummary("The text of a site's policy, whole in itself.");
    }

    private static async Task<Ok<Part<SiteBody>>> ListAsync(
        Work work,
        CurrentPerson person,
        CancellationToken cancel
    ) =>
        TypedResults.Ok(
            new Part<SiteBody>(
                [
                    .. (await work.Programme.SitesAsync(cancel))
                        .Where(one => person.May(Permission.View, one.Site))
                        .Select(SiteBody.Of),
                ],
                null
            )
        );

    private static async Task<Results<Ok<SiteBody>, Trouble>> GetAsync(
        string site,
        Work work,
        CancellationToken cancel
    ) =>
        (await work.Programme.SitesAsync(cancel)).FirstOrDefault(one => one.Site == site) is { } found
            ? TypedResults.Ok(SiteBody.Of(found))
            : Trouble.None("site", $"There is no site {site}.");

    private static async Task<Results<ContentHttpResult, Trouble>> PolicyAsync(
        string site,
        [Description("Which of the kept ones; the newest where it is left out.")] int? revision,
        Work work,
        CancellationToken cancel
    ) =>
        await work.Programme.SitePolicyTextAsync(site, revision, cancel) is { } text
            ? TypedResults.Content(text, "application/json")
            : Trouble.None(
                revision is null ? "site" : "revision",
                $"No such policy of {site} is kept; a site without one decides by the shipped policy."
            );
}

/// <summary>A site.</summary>
/// <param name="Site">Its name.</param>
/// <param name="Assets">Its assets.</param>
/// <param name="Policy">The policy in force.</param>
/// <param name="PriorityTable">The table that orders its work.</param>
/// <param name="Approvals">Decisions that need a second person.</param>
/// <param name="IsDecided">Whether its cases were decided by the policy in force.</param>
/// <param name="Revisions">The kept revisions of its policy, the newest first.</param>
internal sealed record SiteBody(
    string Site,
    int Assets,
    string Policy,
    string PriorityTable,
    IReadOnlyList<DecisionKind> Approvals,
    bool IsDecided,
    IReadOnlyList<SitePolicyRevision> Revisions
)
{
    /// <summary>A site.</summary>
    public static SiteBody Of(SiteState state) =>
        new(
            state.Site,
            state.Assets,
            state.Policy.Revision,
            state.Policy.PriorityTable.ToString(),
            state.Policy.Approvals,
            state.IsDecided,
            state.Revisions
        );
}
