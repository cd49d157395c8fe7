using Holdpoint.Core.Evaluation.PatchCases;
using Holdpoint.Engine.Storage;
using Holdpoint.Engine.Storage.Rows;
using Microsoft.EntityFrameworkCore;

namespace Holdpoint.Engine.Evaluation.PatchCases;

/// <summary>Reads the worklist in parts; no case is read whole.</summary>
internal sealed class WorklistStore(Database database)
{
    /// <summary>A part of the worklist, and how long it is.</summary>
    public async Task<WorklistPart> ReadAsync(WorklistAsk ask, CancellationToken cancel)
    {
        await using var context = database.Context();
        var rows = await FilterAsync(context, ask, cancel);
        if (ask.After is { } after)
            rows = rows.Where(row => string.Compare(row.WorkOrder, after) > 0);
        var found = await rows.OrderBy(row => row.WorkOrder)
            .Skip(Math.Max(0, ask.From))
            .Take(ask.Count + 1)
            .Select(row => new { row.WorkOrder, row.Body })
            .ToListAsync(cancel);
        var total = await database.Kept.ReadAsync(
            context,
            KeptTopic.Everything,
            ask.Filter,
            async stop =>
            {
                await using var own = database.Context();
                return await (await FilterAsync(own, ask, stop)).CountAsync(stop);
            },
            cancel
        );
        return new([.. found.Take(ask.Count).Select(row => CaseText.ReadLine(row.Body))], total)
        {
            Next = found.Count > ask.Count ? found[ask.Count - 1].WorkOrder : null,
        };
    }

    /// <summary>How many open cases there are, by site, priority, stage and what they wait for.</summary>
    public async Task<IReadOnlyList<WorklistCount>> CountsAsync(CancellationToken cancel)
    {
        await using var context = database.Context();
        return await database.Kept.ReadAsync(
            context,
            KeptTopic.Everything,
            nameof(CountsAsync),
            CountAsync,
            cancel
        );
    }

    /// <summary>How many open cases are due, by site and date, up to a date.</summary>
    public async Task<IReadOnlyList<DueCount>> DueAsync(DateOnly until, CancellationToken cancel)
    {
        await using var context = database.Context();
        return await database.Kept.ReadAsync(
            context,
            KeptTopic.Everything,
            (nameof(DueAsync), until),
            stop => CountDueAsync(until, stop),
            cancel
        );
    }

    private async Task<IReadOnlyList<WorklistCount>> CountAsync(CancellationToken cancel)
    {
        await using var context = database.Context();
        var groups = await (
            from row in context.WorklistLines
            join site in context.Sites on row.SiteId equals site.Id
            group row by new
            {
                site.Name,
                row.Outcome,
                row.Stage,
                row.Waits,
            } into same
            select new { same.Key, Cases = same.Count() }
        ).ToListAsync(cancel);
        return groups.ConvertAll(one => new WorklistCount(
            one.Key.Name,
            one.Key.Outcome,
            Enum.Parse<PatchCaseStage>(one.Key.Stage),
            one.Key.Waits,
            one.Cases
        ));
    }

    private async Task<IReadOnlyList<DueCount>> CountDueAsync(DateOnly until, CancellationToken cancel)
    {
        await using var context = database.Context();
        var groups = await (
            from row in context.WorklistLines
            join site in context.Sites on row.SiteId equals site.Id
            where row.DueOn <= until
            group row by new { site.Name, row.DueOn } into same
            select new { same.Key, Cases = same.Count() }
        ).ToListAsync(cancel);
        return groups.ConvertAll(one => new DueCount(one.Key.Name, one.Key.DueOn!.Value, one.Cases));
    }

    private static async Task<IQueryable<WorklistLineRow>> FilterAsync(
        HoldpointContext context,
        WorklistAsk ask,
        CancellationToken cancel
    )
    {
        IQueryable<WorklistLineRow> rows = context.WorklistLines.AsNoTracking();
        if (ask.Site is not null || ask.Allowed is not null)
        {
            var sites = await context
                .Sites.Where(row =>
                    (ask.Site == null || row.Name == ask.Site)
                    && (ask.Allowed == null || ask.Allowed.Contains(row.Name))
                )
                .Select(row => row.Id)
                .ToListAsync(cancel);
            rows = sites is [var only]
                ? rows.Where(row => row.SiteId == only)
                : rows.Where(row => sites.Contains(row.SiteId));
        }
        if (ask.Outcome is not null)
            rows = rows.Where(row => row.Outcome == ask.Outcome);
        if (ask.Stage is not null)
            rows = rows.Where(row => row.Stage == ask.Stage);
        if (ask.Waits is not null)
            rows = rows.Where(row => row.Waits == ask.Waits);
        if (ask.DueBy is not null)
            rows = rows.Where(row => row.DueOn <= ask.DueBy);
        if (ask.Zone is { } zone)
            rows = rows.Where(row => row.Zones.Contains("|" + zone + "|"));
        if (ask.Text?.Trim().ToLowerInvariant() is { Length: > 0 } text)
        {
            var pattern = LikePattern.Holding(text);
            rows = rows.Where(row => EF.Functions.Like(row.Body.ToLower(), pattern, LikePattern.Escape));
        }
        return rows;
    }
}
