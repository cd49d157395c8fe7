using System.ComponentModel;
using System.Globalization;
using Holdpoint.Core.Access;
using Holdpoint.Engine.Jobs;
using Holdpoint.Server.Access;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.AspNetCore.Routing;

namespace Holdpoint.Server.Endpoints.Jobs;

/// <summary>Long work: found, asked for, stopped.</summary>
internal static class JobEndpoints
{
    /// <summary>The routes.</summary>
    public static void MapJobList(this IEndpointRouteBuilder api)
    {
        var jobs = api.MapGroup("/jobs").WithTags("Jobs");
        jobs.MapGet("", ListAsync)
            .Demands(Permission.View)
            .WithName("listJobs")
            .WithSummary("The jobs that you may see, the newest first.");
        jobs.MapPost("", AskAsync)
            .Demands(Permission.View)
            .WithName("askJob")
            .WithSummary("Asks for long work; an equal one that waits already is the answer.");
        jobs.MapGet("/{id:long}", GetAsync)
            .Demands(Permission.View)
            .WithName("getJob")
            .WithSummary("A job as it stands now.");
        jobs.MapPost("/{id:long}/cancellation", CancelAsync)
            .Demands(Permission.View)
            .WithName("cancelJob")
            .WithSummary("Stops a job.");
    }

    /// <summary>The answer to an ask.</summary>
    public static Accepted<Job> Asked(Job job) =>
        TypedResults.Accepted(
            string.Create(CultureInfo.InvariantCulture, $"{ApiPlaces.Base}/jobs/{job.Id}"),
            job
        );

    private static async Task<Results<Ok<Part<Job>>, Trouble>> ListAsync(
        [Description("Only this kind.")] string? kind,
        [Description("Only those that work on this.")] string? subject,
        [Description("true for those that wait or run.")] bool? open,
        [AsParameters] Paging paging,
        HttpContext http,
        Work work,
        CurrentPerson person,
        CancellationToken cancel
    )
    {
        if (paging.Read(http, out var after) is { } trouble)
            return trouble;
        if (kind is not null && JobKinds.Find(kind) is null)
            return NoKind("kind", kind);
        var part = await work.Programme.Jobs.ListAsync(
            new()
            {
                SeenBy = person.Who,
                Kind = kind,
                Subject = subject,
                OnlyOpen = open == true,
                Before = long.TryParse(after, CultureInfo.InvariantCulture, out var before) ? before : null,
                Count = paging.Count + 1,
            },
            cancel
        );
        var jobs = part.Jobs.Take(paging.Count).ToList();
        var next = part.Jobs.Count > jobs.Count ? jobs[^1].Id.ToString(CultureInfo.InvariantCulture) : null;
        return TypedResults.Ok(Paging.Of(http, jobs, next));
    }

    private static async Task<Results<Ok<Job>, Trouble>> GetAsync(
        long id,
        Work work,
        CurrentPerson person,
        CancellationToken cancel
    ) =>
        await work.Programme.Jobs.FindAsync(id, cancel) is { } job && job.IsSeenBy(person.Who)
            ? TypedResults.Ok(job)
            : None(id);

    private static async Task<Results<Accepted<Job>, Trouble>> AskAsync(
        NewJob ask,
        Work work,
        Denials denials,
        CancellationToken cancel
    )
    {
        if (JobKinds.Find(ask.Kind) is not { } kind)
            return NoKind("body $.kind", ask.Kind);
        var wanted = ask.Kind switch
        {
            JobKinds.Evaluation => JobAsk.Evaluation(ask.Everything),
            JobKinds.SourceChecks => JobAsk.SourceChecks(ask.OnlyDue),
            JobKinds.SourceCheck when ask.Source is { } source => JobAsk.SourceCheck(source, ask.RetryHeld),
            _ => null,
        };
        if (wanted is null)
            return Trouble.Invalid(
                "body $.kind",
                ask.Kind == JobKinds.SourceCheck
                    ? "A look at a source needs the source."
                    : $"Work of the kind {ask.Kind} is asked for where what it works on is.",
                $"Here are asked for: {JobKinds.Evaluation}, {JobKinds.SourceChecks}, {JobKinds.SourceCheck} with its source."
            );
        if (!await denials.MayAsync(kind.Needs, wanted.Site, $"job {ask.Kind}"))
            return Trouble.Denied($"You may not {kind.Needs} at all sites.");
        if (ask.Source is { } named && await work.Programme.SourceAsync(named, cancel) is null)
            return Trouble.None("body $.source", $"There is no source {named}.");
        return Asked(await work.Programme.Jobs.AskAsync(wanted, cancel));
    }

    private static async Task<Results<Accepted<Job>, Trouble>> CancelAsync(
        long id,
        Work work,
        CurrentPerson person,
        Denials denials,
        CancellationToken cancel
    )
    {
        if (await work.Programme.Jobs.FindAsync(id, cancel) is not { } job || !job.IsSeenBy(person.Who))
            return None(id);
        // What a token is held to holds for the own jobs too.
        var needs = JobKinds.Find(job.Kind)?.Needs ?? Permission.Administer;
        if (
            !job.MayBeStoppedBy(person.Who)
            || (person.Who.Scope is not null && !person.Who.Scope.Permissions.Contains(needs))
        )
        {
            await denials.RecordAsync($"job {id}", needs, job.Site);
            return Trouble.Denied("This job was asked for by somebody else.");
        }
        return await work.Programme.Jobs.CancelAsync(id, cancel)
            ? Asked((await work.Programme.Jobs.FindAsync(id, cancel))!)
            : Trouble.Refused("job.ended", "The job ended already.");
    }

    private static Trouble NoKind(string where, string kind) =>
        Trouble.Invalid(
            where,
            $"There is no work of the kind \"{(kind.Length <= 60 ? kind : kind[..60] + "…")}\".",
            $"It knows {string.Join(", ", JobKinds.All.Select(one => one.Name))}."
        );

    private static Trouble None(long id) => Trouble.None("id", $"There is no job {id}.");
}

/// <summary>What is asked for.</summary>
/// <param name="Kind">evaluation, source-checks or source-check.</param>
internal sealed record NewJob(
    [property: Description("evaluation, source-checks or source-check.")] string Kind
)
{
    /// <summary>The source of a source-check.</summary>
    public string? Source { get; init; }

    /// <summary>For an evaluation: hold everything against everything anew.</summary>
    public bool Everything { get; init; }

    /// <summary>For source-checks: only those whose time has come.</summary>
    public bool OnlyDue { get; init; }

    /// <summary>For a source-check: try held documents again now.</summary>
    public bool RetryHeld { get; init; }
}
