using System.ComponentModel;
using Holdpoint.Core.Access;
using Holdpoint.Core.Evaluation.Revisions;
using Holdpoint.Engine.Evaluation.Incremental;
using Holdpoint.Engine.Evaluation.Revisions;
using Holdpoint.Engine.Monitoring;
using Holdpoint.Server.Access;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.AspNetCore.Routing;

namespace Holdpoint.Server.Endpoints.Monitoring;

/// <summary>Advisories, their revisions and documents.</summary>
internal static class AdvisoryEndpoints
{
    /// <summary>The routes.</summary>
    public static void MapAdvisories(this IEndpointRouteBuilder api)
    {
        api.MapGet("/advisories", ListAsync)
            .Demands(Permission.View)
            .WithTags("Monitoring")
            .WithName("listAdvisories")
            .WithSummary("The advisories, the newest first.");
        api.MapGet("/publishers", PublishersAsync)
            .Demands(Permission.View)
            .WithTags("Monitoring")
            .WithName("listPublishers")
            .WithSummary("Who published the advisories.");
        var one = api.MapGroup("/advisories/{key}").WithTags("Monitoring");
        one.MapGet("", GetAsync)
            .Demands(Permission.View)
            .WithName("getAdvisory")
            .WithSummary("What an advisory says, and what vouches for its bytes.");
        one.MapGet("/revisions", RevisionsAsync)
            .Demands(Permission.View)
            .WithName("listAdvisoryRevisions")
            .WithSummary("The kept revisions, the oldest first.");
        one.MapGet("/document", DocumentAsync)
            .Demands(Permission.View)
            .Produces(200, contentType: "application/json")
            .WithName("getAdvisoryDocument")
            .WithSummary("The CSAF document as it came, byte for byte.");
        one.MapGet("/differences", DifferencesAsync)
            .Demands(Permission.View)
            .WithName("compareAdvisory")
            .WithSummary("What one revision says otherwise than another.");
        one.MapGet("/findings", FindingsAsync)
            .Demands(Permission.View)
            .WithName("listAdvisoryFindings")
            .WithSummary("What it means for the assets of your sites.");
    }

    private static async Task<Results<Ok<Part<AdvisoryOverview>>, Trouble>> ListAsync(
        [Description("A part of the id, title or CVEs, in any capitals.")] string? text,
        [Description("Only of this publisher.")] string? publisher,
        [Description("true for those that affect an asset, or ask a person about one.")] bool? relevant,
        [AsParameters] Paging paging,
        HttpContext http,
        Work work,
        CurrentPerson person,
        CancellationToken cancel
    )
    {
        if (paging.Read(http, out var after) is { } trouble)
            return trouble;
        var part = await work.Programme.AdvisoryPartAsync(
            new()
            {
                Text = text,
                Publisher = publisher,
                OnlyRelevant = relevant == true,
                Allowed = person.Who.SitesOf(Permission.View),
                After = after,
                Count = paging.Count,
            },
            cancel
        );
        return TypedResults.Ok(Paging.Of(http, part.Lines, part.Next));
    }

    private static async Task<Ok<Part<string>>> PublishersAsync(Work work, CancellationToken cancel) =>
        TypedResults.Ok(new Part<string>(await work.Programme.PublishersAsync(cancel), null));

    private static async Task<Results<Ok<AdvisoryDetail>, Trouble>> GetAsync(
        string key,
        [Description("Which kept revision; the one that speaks where it is left out.")] string? revision,
        Work work,
        CancellationToken cancel
    ) =>
        await RevisionAsync(key, revision, work, cancel) is { } found
        && await work.Programme.AdvisoryAsync(found, cancel) is { } detail
            ? TypedResults.Ok(detail)
            : None(key, revision);

    private static async Task<Results<Ok<Part<AdvisoryRevision>>, Trouble>> RevisionsAsync(
        string key,
        Work work,
        CancellationToken cancel
    ) =>
        await work.Programme.RevisionsAsync(key, cancel) is { Count: > 0 } found
            ? TypedResults.Ok(new Part<AdvisoryRevision>(found, null))
            : None(key, null);

    private static async Task<Results<FileContentHttpResult, Trouble>> DocumentAsync(
        string key,
        [Description("Which kept revision; the one that speaks where it is left out.")] string? revision,
        Work work,
        CancellationToken cancel
    ) =>
        await RevisionAsync(key, revision, work, cancel) is { } found
        && await work.Programme.DocumentAsync(found.Sha256, cancel) is { } bytes
            ? TypedResults.File(bytes, "application/json", entityTag: new($"\"{found.Sha256}\""))
            : None(key, revision);

    private static async Task<Results<Ok<Part<AdvisoryDifference>>, Trouble>> DifferencesAsync(
        string key,
        [Description("The earlier revision.")] string from,
        [Description("The later revision.")] string to,
        Work work,
        CancellationToken cancel
    )
    {
        if (
            await RevisionAsync(key, from, work, cancel) is not { } before
            || await work.Programme.AdvisoryAsync(before, cancel) is not { } old
        )
            return None(key, from);
        if (
            await RevisionAsync(key, to, work, cancel) is not { } after
            || await work.Programme.AdvisoryAsync(after, cancel) is not { } now
        )
            return None(key, to);
        return TypedResults.Ok(
            new Part<AdvisoryDifference>(AdvisoryComparison.Of(old.Content, now.Content), null)
        );
    }

    private static async Task<Results<Ok<Part<AssetFinding>>, Trouble>> FindingsAsync(
        string key,
        Work work,
        CurrentPerson person,
        CancellationToken cancel
    ) =>
        await RevisionAsync(key, null, work, cancel) is null
            ? None(key, null)
            : TypedResults.Ok(
                new Part<AssetFinding>(
                    [
                        .. (await work.Programme.FindingsOfAsync(key, cancel)).Where(one =>
                            person.May(Permission.View, one.Site)
                        ),
                    ],
                    null
                )
            );

    private static async Task<AdvisoryRevision?> RevisionAsync(
        string key,
        string? revision,
        Work work,
        CancellationToken cancel
    )
    {
        var kept = await work.Programme.RevisionsAsync(key, cancel);
        return revision is null
            ? kept.FirstOrDefault(one => one.IsCurrent) ?? (kept.Count > 0 ? kept[^1] : null)
            : kept.FirstOrDefault(one => one.Version == revision);
    }

    private static Trouble None(string key, string? revision) =>
        Trouble.None(
            revision is null ? "key" : "revision",
            revision is null ? $"There is no advisory {key}." : $"No revision {revision} of {key} is kept."
        );
}
