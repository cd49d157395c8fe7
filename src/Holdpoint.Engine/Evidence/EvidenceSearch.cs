using Holdpoint.Engine.Storage;
using Holdpoint.Engine.Storage.Rows;
using Microsoft.EntityFrameworkCore;

namespace Holdpoint.Engine.Evidence;

/// <summary>Looks through the evidence by its rows; each filter has an index in the order of time.</summary>
internal sealed class EvidenceSearch(Database database)
{
    private const int BeginningLength = 240;

    /// <summary>A part, the newest first.</summary>
    public async Task<EvidencePart> ReadAsync(EvidenceAsk ask, CancellationToken cancel)
    {
        await using var context = database.Context();
        var rows = Allowed(context, await SitesAsync(context, ask.Allowed, cancel), ask.Allowed);
        if (ask.Kind is not null)
            rows = rows.Where(row => row.Kind == ask.Kind);
        if (ask.Subject is not null)
            rows = rows.Where(row => row.Subject == ask.Subject);
        if (ask.Actor is not null)
            rows = rows.Where(row => row.Actor == ask.Actor);
        if (ask.From is { } from)
            rows = rows.Where(row => row.At >= from);
        if (ask.Until is { } until)
            rows = rows.Where(row => row.At < until);
        if (ask.After is { } after)
        {
            var at = await context
                .Evidence.Where(row => row.Id == after)
                .Select(row => (DateTimeOffset?)row.At)
                .FirstOrDefaultAsync(cancel);
            if (at is not { } moment)
                return new([], null);
            rows = rows.Where(row => row.At <= moment && (row.At < moment || row.Id < after));
        }
        var found = await rows.OrderByDescending(row => row.At)
            .ThenByDescending(row => row.Id)
            .Take(ask.Count + 1)
            .Select(row => new
            {
                row.Id,
                Line = new EvidenceLine(
                    row.LogIndex,
                    row.At,
                    row.Actor,
                    row.Kind,
                    row.Subject,
                    row.Body.Substring(0, BeginningLength)
                ),
            })
            .ToListAsync(cancel);
        return found.Count > ask.Count
            ? new([.. found.Take(ask.Count).Select(one => one.Line)], found[ask.Count - 1].Id)
            : new(found.ConvertAll(one => one.Line), null);
    }

    /// <summary>One event whole, by its place in the log; null where there is none, or none that these sites may see.</summary>
    public async Task<HistoryEntry?> OneAsync(
        long index,
        IReadOnlyList<string>? allowed,
        CancellationToken cancel
    )
    {
        await using var context = database.Context();
        return await Allowed(context, await SitesAsync(context, allowed, cancel), allowed)
            .Where(row => row.LogIndex == index)
            .Select(row => new HistoryEntry(row.LogIndex, row.At, row.Actor, row.Kind, row.Subject, row.Body))
            .FirstOrDefaultAsync(cancel);
    }

    /// <summary>The kinds and the persons that there are, by name.</summary>
    public async Task<(IReadOnlyList<string> Kinds, IReadOnlyList<string> Actors)> WordsAsync(
        CancellationToken cancel
    )
    {
        await using var context = database.Context();
        var reading = await Database.ReadAsync(context, cancel);
        return (Distinct(reading, "kind"), Distinct(reading, "actor"));
    }

    // From one value to the next along the index: it costs as much as there are values, not as there are rows.
    private static List<string> Distinct(Reading reading, string column) =>
        [
            .. reading
                .Rows(
                    $"WITH RECURSIVE word(text) AS (SELECT MIN({column}) FROM evidence UNION ALL "
                        + $"SELECT (SELECT MIN({column}) FROM evidence WHERE {column} > word.text) FROM word WHERE word.text IS NOT NULL) "
                        + "SELECT text FROM word WHERE text IS NOT NULL"
                )
                .Select(row => row.GetString(0)),
        ];

    private static async Task<List<int>> SitesAsync(
        HoldpointContext context,
        IReadOnlyList<string>? allowed,
        CancellationToken cancel
    ) =>
        allowed is null
            ? []
            : await context
                .Sites.Where(row => allowed.Contains(row.Name))
                .Select(row => row.Id)
                .ToListAsync(cancel);

    private static IQueryable<EvidenceRow> Allowed(
        HoldpointContext context,
        List<int> sites,
        IReadOnlyList<string>? allowed
    )
    {
        var rows = context.Evidence.AsNoTracking();
        return allowed is null
            ? rows
            : rows.Where(row =>
                allowed.Contains(row.Subject)
                || context.PatchCases.Any(one => one.Id == row.Subject && sites.Contains(one.SiteId))
            );
    }
}
