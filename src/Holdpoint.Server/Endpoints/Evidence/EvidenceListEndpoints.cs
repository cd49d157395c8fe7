using System.ComponentModel;
using System.Globalization;
using Holdpoint.Core.Access;
using Holdpoint.Engine.Evidence;
using Holdpoint.Server.Access;
using Holdpoint.Server.Endpoints.Evaluation;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.AspNetCore.Routing;

namespace Holdpoint.Server.Endpoints.Evidence;

/// <summary>What happened, and its proofs.</summary>
internal static class EvidenceListEndpoints
{
    /// <summary>The routes.</summary>
    public static void MapEvidenceList(this IEndpointRouteBuilder api)
    {
        var evidence = api.MapGroup("/evidence").WithTags("Evidence");
        evidence
            .MapGet("", ListAsync)
            .Demands(Permission.Audit)
            .WithName("listEvidence")
            .WithSummary("What is recorded about your sites, the newest first.");
        evidence
            .MapGet("/{index:long}", GetAsync)
            .Demands(Permission.Audit)
            .WithName("getEvidence")
            .WithSummary("One event with its facts.");
        evidence
            .MapGet("/{index:long}/entry", EntryAsync)
            .Demands(Permission.Audit)
            .Produces(200, contentType: "application/json")
            .WithName("getEvidenceEntry")
            .WithSummary("The entry's bytes as the log has them: what the proof is about.");
        evidence
            .MapGet("/{index:long}/proof", ProofAsync)
            .Demands(Permission.Audit)
            .Produces(200, contentType: "text/plain")
            .WithName("getEvidenceProof")
            .WithSummary("The proof that an entry is in the log (C2SP tlog-proof).");
    }

    private static async Task<Results<Ok<Part<EvidenceLine>>, Trouble>> ListAsync(
        [Description("Only this kind, such as case.decision.")] string? kind,
        [Description("Only what is about this, exactly.")] string? subject,
        [Description("Only what this person did, exactly.")] string? actor,
        [Description("At this moment or later.")] DateTimeOffset? from,
        [Description("Before this moment.")] DateTimeOffset? until,
        [AsParameters] Paging paging,
        HttpContext http,
        Work work,
        CurrentPerson person,
        CancellationToken cancel
    )
    {
        if (paging.Read(http, out var after) is { } trouble)
            return trouble;
        var part = await work.Programme.Evidence.SearchAsync(
            new()
            {
                Kind = kind,
                Subject = subject,
                Actor = actor,
                From = from?.ToUniversalTime(),
                Until = until?.ToUniversalTime(),
                Allowed = person.Who.SitesOf(Permission.Audit),
                After = long.TryParse(after, CultureInfo.InvariantCulture, out var row) ? row : null,
                Count = paging.Count,
            },
            cancel
        );
        return TypedResults.Ok(
            Paging.Of(http, part.Lines, part.Next?.ToString(CultureInfo.InvariantCulture))
        );
    }

    private static async Task<Results<Ok<EventBody>, Trouble>> GetAsync(
        long index,
        Work work,
        CurrentPerson person,
        CancellationToken cancel
    ) =>
        await FindAsync(index, work, person, cancel) is { } entry
            ? TypedResults.Ok(EventBody.Of(entry))
            : None(index);

    private static async Task<Results<FileContentHttpResult, Trouble>> EntryAsync(
        long index,
        Work work,
        CurrentPerson person,
        CancellationToken cancel
    ) =>
        await FindAsync(index, work, person, cancel) is not null
        && work.Programme.Evidence.Entry(index) is { } bytes
            ? TypedResults.File(bytes, "application/json")
            : None(index);

    private static async Task<Results<FileContentHttpResult, Trouble>> ProofAsync(
        long index,
        Work work,
        CurrentPerson person,
        CancellationToken cancel
    )
    {
        if (await FindAsync(index, work, person, cancel) is null)
            return None(index);
        return work.Programme.Evidence.Proof(index) is var (_, proof, _)
            ? TypedResults.File(proof.ToBytes(), "text/plain")
            : Trouble.None("index", "No checkpoint covers this entry yet.");
    }

    private static Task<HistoryEntry?> FindAsync(
        long index,
        Work work,
        CurrentPerson person,
        CancellationToken cancel
    ) => work.Programme.Evidence.FindAsync(index, person.Who.SitesOf(Permission.Audit), cancel);

    private static Trouble None(long index) => Trouble.None("index", $"There is no entry {index}.");
}
