using Holdpoint.Core.Access;
using Holdpoint.Engine.Evaluation.PatchCases.CaseComments;
using Holdpoint.Server.Access;
using Holdpoint.Server.Pages;
using Holdpoint.Server.Uploads;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Routing;
using Microsoft.Extensions.Localization;

namespace Holdpoint.Server.Endpoints.Evaluation;

/// <summary>Takes in what people say on a case with its files, and gives the files out.</summary>
internal static class CommentEndpoints
{
    private static readonly UploadLimits Limits = new(
        CommentLimits.AttachmentBytes,
        CommentLimits.Attachments
    );

    /// <summary>The routes.</summary>
    public static void MapComments(this IEndpointRouteBuilder routes)
    {
        routes
            .MapPost("/cases/{id}/comments", AddAsync)
            .WithMetadata(new DemandsAttribute(Permission.Decide));
        routes
            .MapGet("/cases/{id}/comments/{comment:long}/{position:int}", FileAsync)
            .WithMetadata(new DemandsAttribute(Permission.View));
    }

    private static async Task<IResult> AddAsync(
        string id,
        HttpContext context,
        UploadDesk uploads,
        Work work,
        Denials denials,
        SaidNote notes,
        IStringLocalizer<Texts> texts,
        CancellationToken cancel
    )
    {
        if (await work.Programme.CaseSiteAsync(id, cancel) is not { } site)
            return Results.NotFound();
        if (!await denials.MayAsync(Permission.Decide, site, id))
            return Results.StatusCode(StatusCodes.Status403Forbidden);
        var (upload, refused) = await uploads.ReceiveAsync(context, Limits, cancel);
        using var form = upload;
        if (form is null)
            return Back(
                notes.On(
                    $"/cases/{id}#comments",
                    false,
                    texts[refused!, ByteWords.Of(Limits.FileBytes), Limits.Files]
                )
            );
        var streams = form
            .Files.Select(file => new NewAttachment(file.Name, File.OpenRead(file.Path)))
            .ToList();
        try
        {
            var (_, why) = await work.Programme.CommentAsync(id, form["text"], streams, cancel);
            return Back(
                why is null ? $"/cases/{id}#comments" : notes.On($"/cases/{id}#comments", false, why)
            );
        }
        finally
        {
            foreach (var one in streams)
                await one.Bytes.DisposeAsync();
        }
    }

    private static async Task<IResult> FileAsync(
        string id,
        long comment,
        int position,
        Work work,
        CurrentPerson person,
        CancellationToken cancel
    ) =>
        await work.Programme.CaseSiteAsync(id, cancel) is { } site
        && person.May(Permission.View, site)
        && await work.Programme.AttachmentAsync(id, comment, position, cancel) is var (file, path)
            // Never shown by the browser: nobody vouches for it.
            ? Results.File(path, "application/octet-stream", file.Name)
            : Results.NotFound();

    // As GET: the form is not sent again when the page is loaded anew.
    private static IResult Back(string address) => Results.LocalRedirect(address);
}
