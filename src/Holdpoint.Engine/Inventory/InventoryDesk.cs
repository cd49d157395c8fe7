using Holdpoint.Core.Inventory.Csv;
using Holdpoint.Engine.Jobs;
using Holdpoint.Engine.Jobs.Kinds;
using Holdpoint.Engine.Storage;
using Microsoft.EntityFrameworkCore;

namespace Holdpoint.Engine.Inventory;

/// <summary>An import in steps: a file is kept, its columns are mapped, what it would change is shown, then it is taken in.</summary>
public sealed class InventoryDesk
{
    private const int HeadRows = 5;
    private readonly Database _database;
    private readonly JobFiles _files;
    private readonly JobBoard _jobs;

    internal InventoryDesk(Database database, string dataDirectory, JobBoard jobs) =>
        (_database, _files, _jobs) = (database, new(dataDirectory), jobs);

    /// <summary>Takes a file of the data directory over; gives its name.</summary>
    public Task<string> KeepAsync(string path, CancellationToken cancel) => _files.KeepAsync(path, cancel);

    /// <summary>The header and first rows of a kept file; null where it is not there any more.</summary>
    public InventoryHead? Head(string file)
    {
        var path = _files.PathOf(file);
        if (!File.Exists(path))
            return null;
        using var stream = File.OpenRead(path);
        return InventoryCsv.Head(stream, HeadRows);
    }

    /// <summary>The mapping of the last import for a site; null where there was none.</summary>
    public async Task<ColumnMapping?> FormerMappingAsync(string? site, CancellationToken cancel)
    {
        await using var context = _database.Context();
        var arguments = await context
            .Jobs.AsNoTracking()
            .Where(row => row.Kind == JobKinds.InventoryImport && row.Site == site)
            .OrderByDescending(row => row.Id)
            .Select(row => row.Arguments)
            .FirstOrDefaultAsync(cancel);
        return arguments is null ? null : Json.Read<InventoryImportJob.Arguments>(arguments).Mapping;
    }

    /// <summary>An import that was looked at; null where the job is none, or its file is gone.</summary>
    public async Task<InventoryDraft?> DraftAsync(long job, CancellationToken cancel)
    {
        await using var context = _database.Context();
        var row = await context
            .Jobs.AsNoTracking()
            .FirstOrDefaultAsync(one => one.Id == job && one.Kind == JobKinds.InventoryPreview, cancel);
        if (row is null)
            return null;
        var asked = Json.Read<InventoryImportJob.Arguments>(row.Arguments);
        var preview = row.Result is { } result ? Json.Read<InventoryPreview>(result) : null;
        return new(_jobs.Of(row), asked.File, asked.Origin, asked.Site, asked.Mapping, preview);
    }

    /// <summary>Asks for what was looked at to be taken in.</summary>
    public Task<Job> ImportAsync(InventoryDraft draft, bool removeMissing, CancellationToken cancel)
    {
        ArgumentNullException.ThrowIfNull(draft);
        return _jobs.AskAsync(
            JobAsk.InventoryImport(
                new InventoryImportJob.Arguments(
                    draft.File,
                    draft.Origin,
                    removeMissing,
                    draft.Site,
                    draft.Mapping
                )
            ),
            cancel
        );
    }

    /// <summary>A part of what is to be said of a file's rows.</summary>
    public IEnumerable<InventoryDiagnostic> Said(InventoryPreview preview, int from, int count)
    {
        ArgumentNullException.ThrowIfNull(preview);
        return _files.ReadList<InventoryDiagnostic>(preview.Said, from, count);
    }

    /// <summary>A part of the assets that an import would change.</summary>
    public IEnumerable<InventoryMove> Moves(InventoryPreview preview, int from, int count)
    {
        ArgumentNullException.ThrowIfNull(preview);
        return _files.ReadList<InventoryMove>(preview.Moves, from, count);
    }
}
