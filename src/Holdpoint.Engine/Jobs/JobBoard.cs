using System.Globalization;
using System.Runtime.CompilerServices;
using System.Text;
using Holdpoint.Core.Access;
using Holdpoint.Core.Inventory;
using Holdpoint.Core.Inventory.Csv;
using Holdpoint.Engine.Evidence;
using Holdpoint.Engine.Storage;
using Holdpoint.Engine.Storage.Rows;
using Microsoft.EntityFrameworkCore;

namespace Holdpoint.Engine.Jobs;

/// <summary>Where long work is asked for, found again and stopped.</summary>
public sealed class JobBoard
{
    private readonly Database _database;
    private readonly TimeProvider _clock;
    private readonly string _actor;
    private readonly JobPulse _pulse;
    private readonly JobFiles _files;

    internal JobBoard(Database database, ProgrammeInputs inputs, JobPulse pulse)
    {
        (_database, _clock, _actor, _pulse) = (database, inputs.Clock, inputs.Actor, pulse);
        _files = new(inputs.Storage.DataDirectory);
    }

    /// <summary>Asks for a job in the name of the one who acts; where an equal one waits, that one is meant.</summary>
    public async Task<Job> AskAsync(JobAsk ask, CancellationToken cancel)
    {
        ArgumentNullException.ThrowIfNull(ask);
        var joins = JobKinds.Find(ask.Kind)!.JoinsRunning;
        await using var context = _database.Context();
        await using var writing = await Database.WriteAsync(context, cancel);
        if (
            ask.Due is { } due
            && await context.Jobs.AsNoTracking().FirstOrDefaultAsync(row => row.Due == due, cancel)
                is { } asked
        )
            return Of(asked);
        var equal = await context
            .Jobs.Where(row => row.Kind == ask.Kind && row.Subject == ask.Subject)
            .Where(row =>
                row.State == nameof(JobState.Waiting) || (joins && row.State == nameof(JobState.Running))
            )
            .Where(row => row.Arguments == ask.Arguments && row.Site == ask.Site)
            .FirstOrDefaultAsync(cancel);
        if (equal is not null)
        {
            // It is what the timetable means, too.
            if (ask.Due is not null && equal.Due is null)
            {
                equal.Due = ask.Due;
                await context.SaveChangesAsync(cancel);
                await writing.CommitAsync(cancel);
            }
            return Of(equal);
        }
        var now = _clock.GetUtcNow();
        var row = new JobRow
        {
            Kind = ask.Kind,
            Subject = ask.Subject,
            Site = ask.Site,
            Arguments = ask.Arguments,
            AskedBy = _actor,
            AskedAt = now,
            State = nameof(JobState.Waiting),
            Due = ask.Due,
        };
        context.Jobs.Add(row);
        await context.SaveChangesAsync(cancel);
        EvidenceWriter.Add(
            writing,
            now,
            _actor,
            "job.ask",
            $"job {row.Id}",
            new
            {
                ask.Kind,
                ask.Subject,
                ask.Site,
            }
        );
        await writing.CommitAsync(cancel);
        _pulse.Wake();
        return Of(row);
    }

    /// <summary>Asks for an import of these assets; they are kept until it ran.</summary>
    /// <param name="assets">The assets, as they shall be.</param>
    /// <param name="origin">The file they come from, for the evidence.</param>
    /// <param name="removeMissing">True to remove the assets of the same sites that are not among them.</param>
    /// <param name="cancel">Stops.</param>
    public Task<Job> AskImportAsync(
        IReadOnlyList<Asset> assets,
        string origin,
        bool removeMissing,
        CancellationToken cancel
    )
    {
        var text = new StringWriter(CultureInfo.InvariantCulture);
        InventoryCsvWriter.Write(text, assets);
        var file = _files.Keep(Encoding.UTF8.GetBytes(text.ToString()));
        var sites = assets.Select(asset => asset.Site).Distinct(StringComparer.Ordinal).Take(2).ToList();
        return AskAsync(
            JobAsk.InventoryImport(file, origin, removeMissing) with
            {
                Site = sites is [var one] ? one : null,
            },
            cancel
        );
    }

    /// <summary>A job as it stands now; null where there is none.</summary>
    public async Task<Job?> FindAsync(long id, CancellationToken cancel)
    {
        await using var context = _database.Context();
        return await context.Jobs.AsNoTracking().FirstOrDefaultAsync(row => row.Id == id, cancel) is { } row
            ? Of(row)
            : null;
    }

    /// <summary>Jobs, the newest first.</summary>
    public async Task<JobPart> ListAsync(JobFilter filter, CancellationToken cancel)
    {
        ArgumentNullException.ThrowIfNull(filter);
        await using var context = _database.Context();
        var rows = Seen(context.Jobs.AsNoTracking(), filter.SeenBy);
        if (filter.Kind is { } kind)
            rows = rows.Where(row => row.Kind == kind);
        if (filter.Subject is { } subject)
            rows = rows.Where(row => row.Subject == subject);
        if (filter.OnlyOpen)
            rows = rows.Where(row =>
                row.State == nameof(JobState.Waiting) || row.State == nameof(JobState.Running)
            );
        var total = await rows.CountAsync(cancel);
        if (filter.Before is { } before)
            rows = rows.Where(row => row.Id < before);
        var part = await rows.OrderByDescending(row => row.Id)
            .Skip(filter.From)
            .Take(filter.Count)
            .ToListAsync(cancel);
        return new(total, part.ConvertAll(Of));
    }

    /// <summary>A job each time something of it changed, the last time when it ended. Ends at once where there is none.</summary>
    public async IAsyncEnumerable<Job> WatchAsync(long id, [EnumeratorCancellation] CancellationToken cancel)
    {
        for (Job? before = null; ; )
        {
            if (await FindAsync(id, cancel) is not { } now)
                yield break;
            if (now != before)
                yield return before = now;
            if (!now.IsOpen)
                yield break;
            await Task.Delay(JobLimits.WatchEvery, cancel);
        }
    }

    /// <summary>Stops a job: one that waits is not begun, one that runs is told. False where it ended already.</summary>
    public async Task<bool> CancelAsync(long id, CancellationToken cancel)
    {
        // One that runs here may be the writer that everybody waits for.
        if (_pulse.Of(id) is { } running)
        {
            running.Stop(_actor);
            return true;
        }
        await using var context = _database.Context();
        await using var writing = await Database.WriteAsync(context, cancel);
        var row = await context.Jobs.FirstOrDefaultAsync(one => one.Id == id, cancel);
        if (row is not { State: nameof(JobState.Waiting) or nameof(JobState.Running) })
            return false;
        var now = _clock.GetUtcNow();
        if (row.State == nameof(JobState.Running))
            row.StopAskedBy = _actor;
        else
            (row.State, row.FinishedAt) = (nameof(JobState.Cancelled), now);
        await context.SaveChangesAsync(cancel);
        EvidenceWriter.Add(writing, now, _actor, "job.cancel", $"job {id}", new { row.Kind, row.Subject });
        await writing.CommitAsync(cancel);
        return true;
    }

    private static IQueryable<JobRow> Seen(IQueryable<JobRow> rows, Person? person)
    {
        if (person is null || person.May(Permission.View, null))
            return rows;
        var everybodys = person.MayAnywhere(Permission.View)
            ? JobKinds.All.Where(kind => kind.IsEverybodys).Select(kind => kind.Name).ToArray()
            : [];
        var sites = person.SitesOf(Permission.View)!.ToArray();
        return rows.Where(row =>
            row.AskedBy == person.Name || everybodys.Contains(row.Kind) || sites.Contains(row.Site)
        );
    }

    internal Job Of(JobRow row) =>
        new()
        {
            Id = row.Id,
            Kind = row.Kind,
            Subject = row.Subject,
            Site = row.Site,
            AskedBy = row.AskedBy,
            AskedAt = row.AskedAt,
            State = Enum.Parse<JobState>(row.State),
            Run = row.Run,
            Replica = row.Replica,
            StartedAt = row.StartedAt,
            FinishedAt = row.FinishedAt,
            Progress = _pulse.Of(row.Id)?.Progress ?? new(row.Step, row.Done, row.Total),
            Said = row.Said,
            Result = row.Result,
        };
}
