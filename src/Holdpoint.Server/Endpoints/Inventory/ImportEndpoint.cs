using Holdpoint.Core.Access;
using Holdpoint.Server.Access;
using Holdpoint.Server.Pages;
using Holdpoint.Server.Uploads;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Routing;
using Microsoft.Extensions.Localization;

namespace Holdpoint.Server.Endpoints.Inventory;

/// <summary>Takes an inventory's file in; what it holds is looked at afterwards.</summary>
internal static class ImportEndpoint
{
    /// <summary>The largest file: some 500,000 rows, which are in memory while they are compared.</summary>
    public const long FileBytes = 64L * 1024 * 1024;

    private const string Page = "/assets/import";

    /// <summary>The longest name of a file or a site, in characters.</summary>
    public const int NameLength = 200;

    private static readonly UploadLimits Limits = new(FileBytes, 1);

    /// <summary>The routes.</summary>
    public static void MapImport(this IEndpointRouteBuilder routes) =>
        routes
            .MapPost("/assets/import/file", TakeAsync)
            .WithMetadata(new DemandsAttribute(Permission.ChangeInventory));

    private static async Task<IResult> TakeAsync(
        HttpContext context,
        UploadDesk uploads,
        Work work,
        Denials denials,
        ImportSeal seal,
        SaidNote notes,
        IStringLocalizer<Pages.Texts> common,
        IStringLocalizer<Pages.Inventory.Texts> texts,
        CancellationToken cancel
    )
    {
        var (upload, refused) = await uploads.ReceiveAsync(context, Limits, cancel);
        using var form = upload;
        if (form is null)
            return Back(common[refused!, ByteWords.Of(Limits.FileBytes), Limits.Files]);
        var (named, chosen) = (form["new-site"].Trim(), form["site"]);
        var site =
            named.Length > 0 ? named
            : chosen.Length > 0 ? chosen
            : null;
        if (form.Files is not [var file])
            return Back(texts["import.no-file"]);
        if (site is { Length: > NameLength } || site?.Any(char.IsControl) == true)
            return Back(texts["import.site-name"]);
        if (!await denials.MayAsync(Permission.ChangeInventory, site, $"import {file.Name}"))
            return Results.StatusCode(StatusCodes.Status403Forbidden);
        var kept = await work.Programme.Inventory.KeepAsync(file.Path, cancel);
        return Results.LocalRedirect(seal.Address(new(kept, file.Name, site)));

        IResult Back(string why) => Results.LocalRedirect(notes.On(Page, false, why));
    }
}
