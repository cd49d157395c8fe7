using System.ComponentModel;
using Holdpoint.Core.Access;
using Holdpoint.Engine.Evaluation.PatchCases.CaseComments;
using Holdpoint.Server.Uploads;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.AspNetCore.Routing;

namespace Holdpoint.Server.Endpoints;

/// <summary>Takes files that belong to what is said afterwards.</summary>
internal static class FileEndpoints
{
    /// <summary>The routes.</summary>
    public static void MapFiles(this IEndpointRouteBuilder api) =>
        api.MapPost("/files", HoldAsync)
            .Demands(Permission.Decide)
            .WithMetadata(new NeedsNoKey())
            .Accepts<string>("application/octet-stream")
            .WithTags("Evaluation")
            .WithName("sendFile")
            .WithSummary("Holds a file for a day, to be named in a comment.");

    private static async Task<Results<Ok<HeldFile>, Trouble>> HoldAsync(
        [Description("Its name, with which it is given out again.")] string name,
        HttpContext http,
        UploadDesk uploads,
        HeldUploads held,
        CancellationToken cancel
    )
    {
        name = name.Trim();
        if (
            name.Length is 0 or > CommentLimits.NameLength
            || name is "." or ".."
            || name.Any(letter => char.IsControl(letter) || letter is '/' or '\\')
        )
            return Trouble.Invalid(
                "name",
                $"A name of a file has 1 to {CommentLimits.NameLength} characters and no folder.",
                "Send another one."
            );
        using var upload = await uploads.ReceiveFileAsync(http, name, CommentLimits.AttachmentBytes, cancel);
        return upload is not { Files: [var file] }
            ? Trouble.Other(
                413,
                "too-large",
                "Too large",
                $"A file has at most {CommentLimits.AttachmentBytes} bytes.",
                "body",
                "Send less."
            )
            : TypedResults.Ok(new HeldFile(held.Hold(upload), name, file.Length));
    }
}

/// <summary>A file that is held.</summary>
/// <param name="File">What names it.</param>
/// <param name="Name">Its name.</param>
/// <param name="Bytes">Its length.</param>
internal sealed record HeldFile(string File, string Name, long Bytes);
