using Holdpoint.Core.Access;
using Holdpoint.Server.Access;
using Microsoft.AspNetCore.Antiforgery;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Routing;

namespace Holdpoint.Server.Endpoints.Evidence;

/// <summary>Gives the log out for auditors: one entry, its proof, or everything.</summary>
internal static class EvidenceEndpoints
{
    /// <summary>The routes.</summary>
    public static void MapEvidence(this IEndpointRouteBuilder routes)
    {
        var audit = new DemandsAttribute(Permission.Audit);
        routes.MapGet("/evidence/{index:long}/entry.json", EntryAsync).WithMetadata(audit);
        routes.MapGet("/evidence/{index:long}/proof", ProofAsync).WithMetadata(audit);
        // It signs a checkpoint, so it is a form's deed.
        routes
            .MapPost("/evidence/export.tar", ExportAsync)
            .WithMetadata(new DemandsAttribute(Permission.Audit) { Everywhere = true });
    }

    private static async Task<IResult> EntryAsync(
        long index,
        Work work,
        CurrentPerson person,
        CancellationToken cancel
    ) =>
        await MayAsync(index, work, person, cancel) && work.Programme.Evidence.Entry(index) is { } entry
            ? Results.File(entry, "application/json", $"{index}.entry.json")
            : Results.NotFound();

    private static async Task<IResult> ProofAsync(
        long index,
        Work work,
        CurrentPerson person,
        CancellationToken cancel
    ) =>
        await MayAsync(index, work, person, cancel)
        && work.Programme.Evidence.Proof(index) is var (_, proof, _)
            ? Results.File(proof.ToBytes(), "text/plain", $"{index}.tlog-proof")
            : Results.NotFound();

    private static async Task<IResult> ExportAsync(HttpContext context, IAntiforgery antiforgery, Work work)
    {
        if (!await antiforgery.IsRequestValidAsync(context))
            return Results.BadRequest();
        return Results.Stream(
            to => work.Programme.Evidence.ExportToAsync(to, context.RequestAborted),
            "application/x-tar",
            "evidence-log.tar"
        );
    }

    private static async Task<bool> MayAsync(
        long index,
        Work work,
        CurrentPerson person,
        CancellationToken cancel
    ) =>
        await work.Programme.Evidence.FindAsync(index, person.Who.SitesOf(Permission.Audit), cancel)
            is not null;
}
