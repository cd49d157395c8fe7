using Holdpoint.Core.Access;
using Holdpoint.Engine.Evidence;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.AspNetCore.Routing;

namespace Holdpoint.Server.Endpoints.Evidence;

/// <summary>What is done with the evidence as a whole: signed, held against itself, given out.</summary>
internal static class EvidenceDeedEndpoints
{
    /// <summary>The routes.</summary>
    public static void MapEvidenceDeeds(this IEndpointRouteBuilder api)
    {
        var evidence = api.MapGroup("/evidence").WithTags("Evidence");
        evidence
            .MapPost("/checkpoints", SignAsync)
            .Demands(Permission.Audit, everywhere: true)
            .WithName("signEvidence")
            .WithSummary("Signs a checkpoint over everything that is recorded now.");
        evidence
            .MapPost("/verifications", VerifyAsync)
            .Demands(Permission.Audit, everywhere: true)
            .WithMetadata(new NeedsNoKey())
            .WithName("verifyEvidence")
            .WithSummary("Holds the whole log against itself, its checkpoints and the database.");
        evidence
            .MapPost("/exports", ExportAsync)
            .Demands(Permission.Audit, everywhere: true)
            .WithMetadata(new NeedsNoKey())
            .Produces(200, contentType: "application/x-tar")
            .WithName("exportEvidence")
            .WithSummary(
                "The whole log as a tar, up to a checkpoint that is signed now, with what checks it."
            );
    }

    private static async Task<Ok<CheckpointBody>> SignAsync(Work work, CancellationToken cancel)
    {
        var (checkpoint, key) = await work.Programme.Evidence.CheckpointAsync(null, cancel);
        return TypedResults.Ok(
            new CheckpointBody(
                checkpoint.Origin,
                checkpoint.Size,
                checkpoint.Root.ToString(),
                System.Text.Encoding.UTF8.GetString(checkpoint.Note.ToBytes()),
                key.ToString()
            )
        );
    }

    private static async Task<Ok<VerificationBody>> VerifyAsync(Work work, CancellationToken cancel) =>
        TypedResults.Ok(VerificationBody.Of(await work.Programme.Evidence.VerifyAsync(cancel)));

    private static PushStreamHttpResult ExportAsync(Work work, CancellationToken cancel) =>
        TypedResults.Stream(
            to => work.Programme.Evidence.ExportToAsync(to, cancel),
            "application/x-tar",
            "evidence-log.tar"
        );
}

/// <summary>A signed checkpoint.</summary>
/// <param name="Origin">The log's name.</param>
/// <param name="Size">Entries under it.</param>
/// <param name="Root">The root over them.</param>
/// <param name="Note">The signed note (C2SP tlog-checkpoint).</param>
/// <param name="Key">The key to verify it with.</param>
internal sealed record CheckpointBody(string Origin, long Size, string Root, string Note, string Key);

/// <summary>What a look at the whole evidence found.</summary>
/// <param name="Origin">The log's name; null before its first checkpoint.</param>
/// <param name="Size">Entries, all read.</param>
/// <param name="Root">The root over them, worked out anew.</param>
/// <param name="Rows">Rows of the database that are in the log with equal bytes.</param>
/// <param name="RowsBeforeLog">Rows from before there was a log.</param>
/// <param name="Abandoned">Entries whose action was announced and did not happen.</param>
/// <param name="Pending">Entries at the end whose action is on its way.</param>
/// <param name="Signatures">Signatures that are good.</param>
/// <param name="Problems">What is wrong; empty where nothing is.</param>
internal sealed record VerificationBody(
    string? Origin,
    long Size,
    string Root,
    long? Rows,
    long RowsBeforeLog,
    long Abandoned,
    long Pending,
    IReadOnlyList<CheckedSignature> Signatures,
    IReadOnlyList<EvidenceProblem> Problems
)
{
    /// <summary>What was found.</summary>
    public static VerificationBody Of(EvidenceVerification found) =>
        new(
            found.Origin,
            found.Size,
            found.Root.ToString(),
            found.Rows,
            found.RowsBeforeLog,
            found.Abandoned,
            found.Pending,
            found.Signatures,
            found.Problems
        );
}
