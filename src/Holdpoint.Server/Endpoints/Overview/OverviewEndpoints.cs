using System.ComponentModel;
using Holdpoint.Core.Access;
using Holdpoint.Core.Evaluation.PatchCases;
using Holdpoint.Engine.Evaluation.PatchCases;
using Holdpoint.Engine.Inventory;
using Holdpoint.Engine.Monitoring;
using Holdpoint.Server.Access;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.AspNetCore.Routing;

namespace Holdpoint.Server.Endpoints.Overview;

/// <summary>How things stand, and where something is.</summary>
internal static class OverviewEndpoints
{
    private const int Soon = 31;
    private const int Found = 8;

    /// <summary>The routes.</summary>
    public static void MapOverview(this IEndpointRouteBuilder api)
    {
        api.MapGet("/overview", GetAsync)
            .Demands(Permission.View)
            .WithTags("Overview")
            .WithName("getOverview")
            .WithSummary(
                "Per site: assets, open cases by priority, stage and what they wait for, and what is due."
            );
        api.MapGet("/search", SearchAsync)
            .Demands(Permission.View)
            .WithTags("Overview")
            .WithName("search")
            .WithSummary("The first cases, assets and advisories that hold some words.");
    }

    private static async Task<Ok<Part<SiteOverview>>> GetAsync(
        Work work,
        SiteTimes times,
        CurrentPerson person,
        CancellationToken cancel
    )
    {
        var assets = (await work.Programme.ZonesAsync(cancel)).ToLookup(
            one => one.Site,
            one => one.Assets,
            StringComparer.Ordinal
        );
        var counts = (await work.Programme.WorklistCountsAsync(cancel)).ToLookup(
            one => one.Site,
            StringComparer.Ordinal
        );
        var until = DateOnly.FromDateTime(times.Now.UtcDateTime).AddDays(Soon);
        var due = (await work.Programme.WorklistDueAsync(until, cancel)).ToLookup(
            one => one.Site,
            StringComparer.Ordinal
        );
        var sites = new List<SiteOverview>();
        foreach (
            var site in assets
                .Select(one => one.Key)
                .Where(site => person.May(Permission.View, site))
                .Order(StringComparer.Ordinal)
        )
        {
            var today = await times.TodayAsync(site, cancel);
            sites.Add(
                new(
                    site,
                    assets[site].Sum(),
                    [.. counts[site]],
                    due[site].Where(one => one.DueOn < today).Sum(one => one.Cases),
                    due[site]
                        .Where(one => one.DueOn >= today && one.DueOn <= today.AddDays(7))
                        .Sum(one => one.Cases),
                    due[site]
                        .Where(one => one.DueOn >= today && one.DueOn <= today.AddDays(30))
                        .Sum(one => one.Cases)
                )
            );
        }
        return TypedResults.Ok(new Part<SiteOverview>(sites, null));
    }

    private static async Task<Results<Ok<FoundBody>, Trouble>> SearchAsync(
        [Description("The words.")] string q,
        Work work,
        CurrentPerson person,
        CancellationToken cancel
    )
    {
        if (string.IsNullOrWhiteSpace(q))
            return Trouble.Invalid("q", "There are no words to look for.", "Give some.");
        var allowed = person.Who.SitesOf(Permission.View);
        var cases = await work.Programme.WorklistPartAsync(
            new()
            {
                Allowed = allowed,
                Text = q,
                Count = Found,
            },
            cancel
        );
        var assets = await work.Programme.AssetPartAsync(
            new()
            {
                Allowed = allowed,
                Text = q,
                Count = Found,
            },
            cancel
        );
        var advisories = await work.Programme.AdvisoryPartAsync(
            new()
            {
                Allowed = allowed,
                Text = q,
                Count = Found,
            },
            cancel
        );
        return TypedResults.Ok(new FoundBody(cases.Lines, assets.Lines, advisories.Lines));
    }
}

/// <summary>How a site stands.</summary>
/// <param name="Site">Its name.</param>
/// <param name="Assets">Its assets.</param>
/// <param name="Open">Its open cases by priority, stage and what they wait for.</param>
/// <param name="Overdue">Open cases whose date is over.</param>
/// <param name="DueWithinWeek">Open cases due within seven days.</param>
/// <param name="DueWithinMonth">Open cases due within thirty days.</param>
internal sealed record SiteOverview(
    string Site,
    int Assets,
    IReadOnlyList<WorklistCount> Open,
    int Overdue,
    int DueWithinWeek,
    int DueWithinMonth
);

/// <summary>What was found, at most eight of each.</summary>
/// <param name="Cases">Open cases.</param>
/// <param name="Assets">Assets.</param>
/// <param name="Advisories">Advisories.</param>
internal sealed record FoundBody(
    IReadOnlyList<WorklistLine> Cases,
    IReadOnlyList<AssetLine> Assets,
    IReadOnlyList<AdvisoryOverview> Advisories
);
