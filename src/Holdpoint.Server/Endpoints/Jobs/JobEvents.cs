using System.Net.ServerSentEvents;
using System.Runtime.CompilerServices;
using Holdpoint.Core.Access;
using Holdpoint.Engine.Jobs;
using Holdpoint.Server.Access;
using Holdpoint.Server.Pages;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Routing;
using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Localization;

namespace Holdpoint.Server.Endpoints.Jobs;

/// <summary>A job's progress as server-sent events: one each time something changed, the last one when it ended.</summary>
internal static class JobEvents
{
    /// <summary>The route.</summary>
    public static void MapJobEvents(this IEndpointRouteBuilder routes) =>
        routes
            .MapGet("/jobs/{id:long}/events", WatchAsync)
            .WithMetadata(new DemandsAttribute(Permission.View));

    private static async Task<IResult> WatchAsync(
        long id,
        Work work,
        CurrentPerson person,
        IStringLocalizer<Texts> texts,
        IHostApplicationLifetime lifetime,
        CancellationToken cancel
    )
    {
        if (await work.Programme.Jobs.FindAsync(id, cancel) is not { } job || !job.IsSeenBy(person.Who))
            return Results.NotFound();
        return TypedResults.ServerSentEvents(
            EventsAsync(work.Programme.Jobs, id, texts, lifetime.ApplicationStopping, cancel)
        );
    }

    private static async IAsyncEnumerable<SseItem<JobEvent>> EventsAsync(
        JobBoard jobs,
        long id,
        IStringLocalizer<Texts> texts,
        CancellationToken stopping,
        [EnumeratorCancellation] CancellationToken cancel
    )
    {
        using var either = CancellationTokenSource.CreateLinkedTokenSource(stopping, cancel);
        await using var states = jobs.WatchAsync(id, either.Token).GetAsyncEnumerator(either.Token);
        while (await NextAsync(states))
        {
            var job = states.Current;
            yield return new(
                new(
                    texts[$"job.state.{job.State}"],
                    job.Progress.Step,
                    job.Progress.Done,
                    job.Progress.Total,
                    job.Said
                ),
                job.IsOpen ? "progress" : "end"
            );
        }
    }

    // A server that stops ends the answer; the browser asks again, and another server answers.
    private static async Task<bool> NextAsync(IAsyncEnumerator<Job> states)
    {
        try
        {
            return await states.MoveNextAsync();
        }
        catch (OperationCanceledException)
        {
            return false;
        }
    }
}
