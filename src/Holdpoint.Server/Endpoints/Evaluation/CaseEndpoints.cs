using System.ComponentModel;
using System.Text.Json;
using Holdpoint.Core.Access;
using Holdpoint.Core.Evaluation.PatchCases;
using Holdpoint.Engine.Evaluation.PatchCases.CaseComments;
using Holdpoint.Engine.Evidence;
using Holdpoint.Server.Uploads;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.AspNetCore.Routing;

namespace Holdpoint.Server.Endpoints.Evaluation;

/// <summary>One case, what happened to it and what is said on it.</summary>
internal static class CaseEndpoints
{
    private static readonly string[] Kinds =
    [
        "case.decision",
        "case.decision.asked",
        "case.decision.rejected",
        "case.stage",
        "case.comment",
    ];

    /// <summary>The routes.</summary>
    public static void MapCases(this IEndpointRouteBuilder api)
    {
        var cases = api.MapGroup("/cases/{id}").WithTags("Evaluation");
        cases
            .MapGet("", GetAsync)
            .Demands(Permission.View)
            .WithName("getCase")
            .WithSummary("A case: what, why, until when. Its ETag is what decisions can be made on.");
        cases
            .MapGet("/timeline", TimelineAsync)
            .Demands(Permission.View)
            .WithName("getCaseTimeline")
            .WithSummary("Who did what on a case, from the evidence, the newest first, at most 200.");
        cases
            .MapGet("/decisions", DecisionsAsync)
            .Demands(Permission.View)
            .WithName("listCaseDecisions")
            .WithSummary("The decisions on a case, the newest first.");
        cases
            .MapGet("/comments", CommentsAsync)
            .Demands(Permission.View)
            .WithName("listCaseComments")
            .WithSummary("What people said on a case, the oldest first.");
        cases
            .MapPost("/comments", CommentAsync)
            .Demands(Permission.Decide)
            .WithName("addCaseComment")
            .WithSummary("Says something on a case.");
        cases
            .MapGet("/comments/{comment:long}/files/{position:int}", FileAsync)
            .Demands(Permission.View)
            .Produces(200, contentType: "application/octet-stream")
            .WithName("getCaseFile")
            .WithSummary("A file that came with a comment. Nobody vouches for it.");
    }

    private static async Task<Results<Ok<CaseBody>, Trouble>> GetAsync(
        string id,
        CaseDoor door,
        Work work,
        TimeProvider clock,
        CancellationToken cancel
    )
    {
        if (await door.EnterAsync(id, Permission.View, cancel) is { } trouble)
            return trouble;
        return await work.Programme.CaseAsync(id, cancel) is { } found
            ? TypedResults.Ok(CaseBody.Of(found, clock.GetUtcNow()))
            : Trouble.None("id", $"There is no case {id}.");
    }

    private static async Task<Results<Ok<Part<EventBody>>, Trouble>> TimelineAsync(
        string id,
        CaseDoor door,
        Work work,
        CancellationToken cancel
    ) =>
        await door.EnterAsync(id, Permission.View, cancel) is { } trouble
            ? trouble
            : TypedResults.Ok(
                new Part<EventBody>(
                    [.. (await work.Programme.HistoryAsync(Kinds, id, cancel)).Select(EventBody.Of)],
                    null
                )
            );

    private static async Task<Results<Ok<Part<Decision>>, Trouble>> DecisionsAsync(
        string id,
        CaseDoor door,
        Work work,
        CancellationToken cancel
    ) =>
        await door.EnterAsync(id, Permission.View, cancel) is { } trouble
            ? trouble
            : TypedResults.Ok(new Part<Decision>(await work.Programme.DecisionsAsync(id, cancel), null));

    private static async Task<Results<Ok<Part<CaseComment>>, Trouble>> CommentsAsync(
        string id,
        CaseDoor door,
        Work work,
        CancellationToken cancel
    ) =>
        await door.EnterAsync(id, Permission.View, cancel) is { } trouble
            ? trouble
            : TypedResults.Ok(new Part<CaseComment>(await work.Programme.CommentsAsync(id, cancel), null));

    private static async Task<Results<Created<CaseComment>, Trouble>> CommentAsync(
        string id,
        NewComment comment,
        CaseDoor door,
        Work work,
        HeldUploads held,
        CancellationToken cancel
    )
    {
        if (await door.EnterAsync(id, Permission.Decide, cancel) is { } trouble)
            return trouble;
        var files = comment.Files.Select(file => held.Find(file ?? "")).ToList();
        if (files.Contains(null))
            return Trouble.Invalid(
                "body $.files",
                "It is no file that you sent, or it is gone: one is held for a day.",
                "Send it anew to /files."
            );
        List<NewAttachment> streams =
        [
            .. files
                .Take(CommentLimits.Attachments + 1)
                .Select(file => new NewAttachment(file!.Value.Name, File.OpenRead(file.Value.Path))),
        ];
        try
        {
            var (made, why) = await work.Programme.CommentAsync(id, comment.Text, streams, cancel);
            if (made is null)
                return Trouble.Invalid("body", why!, "Nothing was said. Change it and send it again.");
            foreach (var file in comment.Files)
                held.Release(file);
            return TypedResults.Created($"{ApiPlaces.Base}/cases/{Uri.EscapeDataString(id)}/comments", made);
        }
        finally
        {
            foreach (var one in streams)
                await one.Bytes.DisposeAsync();
        }
    }

    private static async Task<Results<PhysicalFileHttpResult, Trouble>> FileAsync(
        string id,
        long comment,
        int position,
        CaseDoor door,
        Work work,
        CancellationToken cancel
    )
    {
        if (await door.EnterAsync(id, Permission.View, cancel) is { } trouble)
            return trouble;
        return await work.Programme.AttachmentAsync(id, comment, position, cancel) is var (file, path)
            ? TypedResults.PhysicalFile(path, "application/octet-stream", file.Name)
            : Trouble.None("position", "There is no such file with this comment.");
    }
}

/// <summary>What somebody says.</summary>
/// <param name="Text">In the person's words.</param>
internal sealed record NewComment([property: Description("1 to 8000 characters.")] string Text)
{
    /// <summary>Files that were sent to /files before, each as that named it.</summary>
    public IReadOnlyList<string> Files { get; init; } = [];
}

/// <summary>One thing that happened.</summary>
/// <param name="Index">Its place in the evidence log; null for what was recorded before there was one.</param>
/// <param name="At">When (UTC).</param>
/// <param name="Actor">Who.</param>
/// <param name="Kind">What kind of event.</param>
/// <param name="Subject">What it happened to.</param>
/// <param name="Facts">What happened.</param>
internal sealed record EventBody(
    long? Index,
    DateTimeOffset At,
    string Actor,
    string Kind,
    string Subject,
    JsonElement Facts
)
{
    /// <summary>An event.</summary>
    public static EventBody Of(HistoryEntry entry) =>
        new(entry.Index, entry.At, entry.Actor, entry.Kind, entry.Subject, JsonElement.Parse(entry.Facts));
}
