using System.ComponentModel;
using Holdpoint.Core.Access;
using Holdpoint.Core.Evaluation.PatchCases;
using Holdpoint.Engine.Evaluation.PatchCases;
using Holdpoint.Server.Access;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.AspNetCore.Routing;

namespace Holdpoint.Server.Endpoints.Evaluation;

/// <summary>The open cases, the most urgent first.</summary>
internal static class WorklistEndpoints
{
    /// <summary>The routes.</summary>
    public static void MapWorklist(this IEndpointRouteBuilder api)
    {
        api.MapGet("/worklist", ListAsync)
            .Demands(Permission.View)
            .WithTags("Evaluation")
            .WithName("listWorklist")
            .WithSummary("The open cases of your sites, the most urgent first.");
        api.MapGet("/worklist/words", WordsAsync)
            .Demands(Permission.View)
            .WithTags("Evaluation")
            .WithName("listWorklistWords")
            .WithSummary("The sites and priorities that the worklist can be asked for.");
    }

    private static async Task<Results<Ok<Part<WorklistLine>>, Trouble>> ListAsync(
        [Description("Only this site.")] string? site,
        [Description("Only work on assets of this zone.")] string? zone,
        [Description("Only this priority, as the site's table words it.")] string? priority,
        [Description("Only this stage.")] string? stage,
        [Description("Only what waits for this: question, approval or decision.")] string? waits,
        [Description("Due on this date at the latest.")] DateOnly? due,
        [Description("A part of what the line says, in any capitals.")] string? text,
        [AsParameters] Paging paging,
        HttpContext http,
        Work work,
        CurrentPerson person,
        CancellationToken cancel
    )
    {
        if (paging.Read(http, out var after) is { } trouble)
            return trouble;
        PatchCaseStage? at = null;
        if (stage is not null && (at = EnumWords.Read<PatchCaseStage>(stage)) is null)
            return EnumWords.Unknown<PatchCaseStage>("stage", stage);
        if (waits is not null && !WorklistWaits.All.Contains(waits, StringComparer.Ordinal))
            return Trouble.Invalid(
                "waits",
                $"Nothing waits for \"{waits}\".",
                $"It knows {string.Join(", ", WorklistWaits.All)}."
            );
        var part = await work.Programme.WorklistPartAsync(
            new()
            {
                Allowed = person.Who.SitesOf(Permission.View),
                Site = site,
                Zone = zone,
                Outcome = priority,
                Stage = at?.ToString(),
                Waits = waits,
                DueBy = due,
                Text = text,
                After = after,
                Count = paging.Count,
            },
            cancel
        );
        return TypedResults.Ok(Paging.Of(http, part.Lines, part.Next));
    }

    private static async Task<Ok<WorklistFilters>> WordsAsync(
        Work work,
        CurrentPerson person,
        CancellationToken cancel
    )
    {
        var words = await work.Programme.WorklistWordsAsync(cancel);
        return TypedResults.Ok(
            new WorklistFilters(
                [.. words.Sites.Where(site => person.May(Permission.View, site))],
                words.Outcomes,
                WorklistWaits.All
            )
        );
    }
}

/// <summary>What the worklist can be asked for.</summary>
/// <param name="Sites">Sites.</param>
/// <param name="Priorities">Priorities.</param>
/// <param name="Waits">What a case can wait for.</param>
internal sealed record WorklistFilters(
    IReadOnlyList<string> Sites,
    IReadOnlyList<string> Priorities,
    IReadOnlyList<string> Waits
);
