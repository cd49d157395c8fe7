using System.ComponentModel;
using System.Globalization;
using Holdpoint.Core.Access;
using Holdpoint.Core.Inventory.Csv;
using Holdpoint.Engine.Inventory;
using Holdpoint.Engine.Jobs;
using Holdpoint.Server.Access;
using Holdpoint.Server.Endpoints.Jobs;
using Holdpoint.Server.Uploads;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.AspNetCore.Routing;

namespace Holdpoint.Server.Endpoints.Inventory;

/// <summary>Takes inventories in, in the steps of the pages: a file, its columns, what it would change, the import.</summary>
internal static class InventoryFileEndpoints
{
    private const string Csv = "text/csv";

    /// <summary>The routes.</summary>
    public static void MapInventoryFiles(this IEndpointRouteBuilder api)
    {
        var inventory = api.MapGroup("/inventory").WithTags("Inventory");
        inventory
            .MapPost("/files", KeepAsync)
            .Demands(Permission.ChangeInventory)
            .WithMetadata(new NeedsNoKey())
            .Accepts<string>(Csv)
            .WithName("keepInventoryFile")
            .WithSummary(
                "Takes an inventory's file over and proposes which column is which; changes nothing."
            );
        inventory
            .MapPost("/previews", PreviewAsync)
            .Demands(Permission.ChangeInventory)
            .WithName("previewInventory")
            .WithSummary("Asks what a file would change; the job's number is the preview's.");
        var one = inventory.MapGroup("/previews/{id:long}");
        one.MapGet("", GetAsync)
            .Demands(Permission.ChangeInventory)
            .WithName("getInventoryPreview")
            .WithSummary("What an import would do, in figures.");
        one.MapGet("/rows", RowsAsync)
            .Demands(Permission.ChangeInventory)
            .WithName("listInventoryPreviewRows")
            .WithSummary("What is to be said of the file's rows, the rejected ones with their reasons.");
        one.MapGet("/changes", ChangesAsync)
            .Demands(Permission.ChangeInventory)
            .WithName("listInventoryPreviewChanges")
            .WithSummary("The assets that the import would add, change or take away.");
        one.MapPost("/import", ImportAsync)
            .Demands(Permission.ChangeInventory)
            .WithName("importInventory")
            .WithSummary("Asks for what was looked at to be taken in.");
    }

    private static async Task<Results<Ok<KeptFile>, Trouble>> KeepAsync(
        [Description("The one site that the file is for; each row as it says where it is left out.")]
            string? site,
        [Description("What people call the file.")] string? name,
        HttpContext http,
        UploadDesk uploads,
        ImportSeal seal,
        Work work,
        Denials denials,
        CancellationToken cancel
    )
    {
        site = site?.Trim() is { Length: > 0 } one ? one : null;
        var origin = name?.Trim() is { Length: > 0 } given ? given : "inventory.csv";
        foreach (var (where, text) in new[] { ("site", site), ("name", origin) })
            if (text is not null && (text.Length > ImportEndpoint.NameLength || text.Any(char.IsControl)))
                return Trouble.Invalid(
                    where,
                    $"A name has 1 to {ImportEndpoint.NameLength} characters.",
                    "Send a shorter one."
                );
        if (!await denials.MayAsync(Permission.ChangeInventory, site, $"import {origin}"))
            return Trouble.Denied($"You may not {Permission.ChangeInventory} at {site ?? "all sites"}.");
        using var upload = await uploads.ReceiveFileAsync(http, origin, ImportEndpoint.FileBytes, cancel);
        if (upload is not { Files: [var file] })
            return Trouble.Other(
                413,
                "too-large",
                "Too large",
                $"A file has at most {ImportEndpoint.FileBytes} bytes.",
                "body",
                "Send the sites one by one."
            );
        var kept = await work.Programme.Inventory.KeepAsync(file.Path, cancel);
        var head = work.Programme.Inventory.Head(kept)!;
        if (head.Trouble is { } why)
            return Trouble.Invalid("body", why, "Send a table with a header row.");
        var former = await work.Programme.Inventory.FormerMappingAsync(site, cancel);
        var mapping = ColumnMapping.Propose(head.Headers, former);
        return TypedResults.Ok(
            new KeptFile(
                seal.Write(new(kept, origin, site)),
                site,
                head.Delimiter.ToString(),
                mapping.Columns,
                head.Rows,
                mapping.Problems()
            )
        );
    }

    private static async Task<Results<Accepted<Job>, Trouble>> PreviewAsync(
        NewPreview ask,
        ImportSeal seal,
        Work work,
        Denials denials,
        CancellationToken cancel
    )
    {
        if (seal.Read(ask.File) is not { } upload)
            return Trouble.Invalid(
                "body $.file",
                "It is none of our kept files, or too old.",
                "Send the file anew to /inventory/files."
            );
        if (!await denials.MayAsync(Permission.ChangeInventory, upload.Site, $"import {upload.Origin}"))
            return Trouble.Denied($"You may not {Permission.ChangeInventory} there.");
        if (work.Programme.Inventory.Head(upload.File) is not { Trouble: null } head)
            return Trouble.None("body $.file", "The file is not kept any more.");
        if (
            ask.Columns is { } columns
            && !columns.Select(column => column?.Header).SequenceEqual(head.Headers, StringComparer.Ordinal)
        )
            return Trouble.Invalid(
                "body $.columns",
                "These are not the file's columns.",
                "Send them as they came, each with what it is read as, or null for one that is left out."
            );
        var mapping = ask.Columns is { } chosen
            ? new ColumnMapping(chosen)
            : ColumnMapping.Propose(
                head.Headers,
                await work.Programme.Inventory.FormerMappingAsync(upload.Site, cancel)
            );
        if (mapping.Problems().FirstOrDefault(one => one.IsRefusal) is { } problem)
            return Trouble.Invalid(
                "body $.columns",
                problem.Text,
                $"It knows {string.Join(", ", ColumnMapping.Targets)}."
            );
        return JobEndpoints.Asked(
            await work.Programme.Jobs.AskAsync(
                JobAsk.InventoryPreview(upload.File, upload.Origin, upload.Site, mapping),
                cancel
            )
        );
    }

    private static async Task<Results<Ok<PreviewBody>, Trouble>> GetAsync(
        long id,
        Work work,
        CurrentPerson person,
        CancellationToken cancel
    ) =>
        await FindAsync(id, work, person, cancel) is { } draft
            ? TypedResults.Ok(PreviewBody.Of(draft))
            : None(id);

    private static async Task<Results<Ok<Part<InventoryDiagnostic>>, Trouble>> RowsAsync(
        long id,
        [AsParameters] Paging paging,
        HttpContext http,
        Work work,
        CurrentPerson person,
        CancellationToken cancel
    ) =>
        await FindAsync(id, work, person, cancel) is not { } draft ? None(id)
        : paging.Read(http, out var after) is { } trouble ? trouble
        : TypedResults.Ok(
            Of<InventoryDiagnostic>(
                http,
                paging,
                after,
                draft.Preview is { } preview
                    ? (from, count) => work.Programme.Inventory.Said(preview, from, count)
                    : (_, _) => []
            )
        );

    private static async Task<Results<Ok<Part<InventoryMove>>, Trouble>> ChangesAsync(
        long id,
        [AsParameters] Paging paging,
        HttpContext http,
        Work work,
        CurrentPerson person,
        CancellationToken cancel
    ) =>
        await FindAsync(id, work, person, cancel) is not { } draft ? None(id)
        : paging.Read(http, out var after) is { } trouble ? trouble
        : TypedResults.Ok(
            Of<InventoryMove>(
                http,
                paging,
                after,
                draft.Preview is { } preview
                    ? (from, count) => work.Programme.Inventory.Moves(preview, from, count)
                    : (_, _) => []
            )
        );

    private static async Task<Results<Accepted<Job>, Trouble>> ImportAsync(
        long id,
        ImportAsk ask,
        Work work,
        CurrentPerson person,
        Denials denials,
        CancellationToken cancel
    )
    {
        if (await FindAsync(id, work, person, cancel) is not { } draft)
            return None(id);
        if (!await denials.MayAsync(Permission.ChangeInventory, draft.Site, $"import {draft.Origin}"))
            return Trouble.Denied($"You may not {Permission.ChangeInventory} there.");
        return draft.Preview switch
        {
            null => Trouble.Refused("preview.open", "What it would change is not worked out yet."),
            { Assets: 0 } => Trouble.Refused("preview.empty", "There is no row that could be imported."),
            _ => JobEndpoints.Asked(
                await work.Programme.Inventory.ImportAsync(draft, ask.RemoveMissing, cancel)
            ),
        };
    }

    private static async Task<InventoryDraft?> FindAsync(
        long id,
        Work work,
        CurrentPerson person,
        CancellationToken cancel
    ) =>
        await work.Programme.Inventory.DraftAsync(id, cancel) is { } draft
        && person.May(Permission.ChangeInventory, draft.Site)
            ? draft
            : null;

    // What a job left does not change, so that a place in it is a good mark.
    private static Part<T> Of<T>(
        HttpContext http,
        Paging paging,
        string? after,
        Func<int, int, IEnumerable<T>> read
    )
    {
        var from =
            int.TryParse(after, NumberStyles.None, CultureInfo.InvariantCulture, out var at)
            && at <= int.MaxValue - ApiLimits.LargestPart
                ? at
                : 0;
        var found = read(from, paging.Count + 1).ToList();
        var next =
            found.Count > paging.Count ? (from + paging.Count).ToString(CultureInfo.InvariantCulture) : null;
        return Paging.Of(http, found.Take(paging.Count).ToList(), next);
    }

    private static Trouble None(long id) => Trouble.None("id", $"There is no preview {id}.");
}
