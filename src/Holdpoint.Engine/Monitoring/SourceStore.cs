using Holdpoint.Core.Monitoring;
using Holdpoint.Engine.Evidence;
using Holdpoint.Engine.Jobs.Kinds;
using Holdpoint.Engine.Storage;
using Holdpoint.Engine.Storage.Rows;
using Microsoft.EntityFrameworkCore;

namespace Holdpoint.Engine.Monitoring;

/// <summary>A source with what is known of its state.</summary>
/// <param name="Source">The source.</param>
/// <param name="LastCheck">Its newest check; null when there was none.</param>
/// <param name="LastCounting">When the last check that counts ended (UTC); null when there was none.</param>
/// <param name="Freshness">Fresh or stale now.</param>
/// <param name="Held">Documents held back.</param>
public sealed record SourceState(
    Source Source,
    SourceCheck? LastCheck,
    DateTimeOffset? LastCounting,
    Freshness Freshness,
    int Held
);

/// <summary>A document that a source lists and that is held back.</summary>
/// <param name="SourceId">The source.</param>
/// <param name="Document">Its key within the source.</param>
/// <param name="Reason">Why, as a word.</param>
/// <param name="Detail">Why, in words.</param>
/// <param name="Attempts">How often it was tried.</param>
/// <param name="FirstAt">When it was first held (UTC).</param>
/// <param name="NextTry">When it is tried again (UTC).</param>
public sealed record HeldDocument(
    string SourceId,
    string Document,
    string Reason,
    string Detail,
    int Attempts,
    DateTimeOffset FirstAt,
    DateTimeOffset NextTry
);

/// <summary>Keeps sources and their checks.</summary>
internal sealed class SourceStore(Database database, TimeProvider clock, string actor)
{
    /// <summary>Adds a source; false when its id is taken.</summary>
    public async Task<bool> AddAsync(Source source, CancellationToken cancel)
    {
        await using var context = database.Context();
        await using var writing = await Database.WriteAsync(context, cancel);
        if (await context.Sources.AnyAsync(row => row.Id == source.Id, cancel))
            return false;
        context.Sources.Add(ToRow(source));
        await context.SaveChangesAsync(cancel);
        EvidenceWriter.Add(writing, clock.GetUtcNow(), actor, "source.add", source.Id, source);
        await writing.CommitAsync(cancel);
        return true;
    }

    /// <summary>Removes a source with its checks; its advisories stay. False when there is none.</summary>
    public async Task<bool> RemoveAsync(string id, CancellationToken cancel)
    {
        await using var context = database.Context();
        await using var writing = await Database.WriteAsync(context, cancel);
        var row = await context.Sources.AsNoTracking().FirstOrDefaultAsync(one => one.Id == id, cancel);
        if (row is null)
            return false;
        await context.SourceChecks.Where(row => row.SourceId == id).ExecuteDeleteAsync(cancel);
        await context.HeldDocuments.Where(row => row.SourceId == id).ExecuteDeleteAsync(cancel);
        await context.Sources.Where(row => row.Id == id).ExecuteDeleteAsync(cancel);
        EvidenceWriter.Add(writing, clock.GetUtcNow(), actor, "source.remove", id, FromRow(row));
        await writing.CommitAsync(cancel);
        return true;
    }

    /// <summary>The sources with their state, by id.</summary>
    public async Task<IReadOnlyList<SourceState>> ListAsync(CancellationToken cancel)
    {
        await using var context = database.Context();
        var now = clock.GetUtcNow();
        var states = new List<SourceState>();
        foreach (var row in await context.Sources.AsNoTracking().OrderBy(row => row.Id).ToListAsync(cancel))
        {
            var source = FromRow(row);
            var bodies = await context
                .SourceChecks.AsNoTracking()
                .Where(check => check.SourceId == row.Id)
                .OrderByDescending(check => check.Id)
                .Select(check => check.Body)
                .Take(100)
                .ToListAsync(cancel);
            var checks = bodies.ConvertAll(Json.Read<SourceCheck>);
            states.Add(
                new(
                    source,
                    checks.FirstOrDefault(),
                    checks.FirstOrDefault(check => check.Counts)?.FinishedAt,
                    SourceFreshness.Of(source, checks, now),
                    await context.HeldDocuments.CountAsync(held => held.SourceId == row.Id, cancel)
                )
            );
        }
        return states;
    }

    /// <summary>One source; null when there is none.</summary>
    public async Task<Source?> FindAsync(string id, CancellationToken cancel)
    {
        await using var context = database.Context();
        return
            await context.Sources.AsNoTracking().FirstOrDefaultAsync(row => row.Id == id, cancel) is { } row
            ? FromRow(row)
            : null;
    }

    /// <summary>The newest look at a source that counts; null when there was none.</summary>
    public async Task<SourceCheck?> LastCountingAsync(string id, CancellationToken cancel)
    {
        await using var context = database.Context();
        string[] counting =
        [
            nameof(SourceCheckOutcome.Complete),
            nameof(SourceCheckOutcome.CompleteWithHolds),
        ];
        var body = await context
            .SourceChecks.AsNoTracking()
            .Where(row => row.SourceId == id && counting.Contains(row.Outcome))
            .OrderByDescending(row => row.Id)
            .Select(row => row.Body)
            .FirstOrDefaultAsync(cancel);
        return body is null ? null : Json.Read<SourceCheck>(body);
    }

    /// <summary>The copy that the newest look that counts took in or found unchanged; null when the server said nothing of it.</summary>
    public async Task<SourceCopy?> CopyAsync(string id, CancellationToken cancel) =>
        (await LastCountingAsync(id, cancel))?.Copy;

    /// <summary>The documents held back, by source and document.</summary>
    public async Task<IReadOnlyList<HeldDocument>> HeldAsync(CancellationToken cancel)
    {
        await using var context = database.Context();
        var rows = await context
            .HeldDocuments.AsNoTracking()
            .OrderBy(row => row.SourceId)
            .ThenBy(row => row.Key)
            .ToListAsync(cancel);
        return rows.ConvertAll(row => new HeldDocument(
            row.SourceId,
            row.Key,
            row.Reason,
            row.Detail,
            row.Attempts,
            row.FirstAt,
            row.NextTry
        ));
    }

    /// <summary>Records a check, also one that found nothing new.</summary>
    /// <param name="check">The check.</param>
    /// <param name="held">What is held back now; null when the check cannot tell, so that what was held stays.</param>
    /// <param name="acceptances">What vouches for the documents in force.</param>
    /// <param name="interrupted">True where somebody stopped it before its end; a job that it was done for is not over then.</param>
    /// <param name="cancel">Stops.</param>
    public async Task RecordAsync(
        SourceCheck check,
        IReadOnlyList<HeldDocumentRow>? held,
        IReadOnlyList<AdvisoryAcceptance> acceptances,
        bool interrupted,
        CancellationToken cancel
    )
    {
        await using var context = database.Context();
        await using var writing = await Database.WriteAsync(context, cancel);
        using (
            var insert = writing.Insert(
                "source_checks",
                "source_id",
                "started_at",
                "finished_at",
                "outcome",
                "body"
            )
        )
        {
            insert.Write(
                check.SourceId,
                check.StartedAt,
                check.FinishedAt,
                check.Outcome.ToString(),
                Json.Write(check)
            );
        }
        if (held is not null)
        {
            await context
                .HeldDocuments.Where(row => row.SourceId == check.SourceId)
                .ExecuteDeleteAsync(cancel);
            context.HeldDocuments.AddRange(held);
            await context.SaveChangesAsync(cancel);
        }
        await AcceptanceEvidence.AddAsync(context, writing, acceptances, check.FinishedAt, actor, cancel);
        EvidenceWriter.Add(writing, check.FinishedAt, actor, "source.check", check.SourceId, check);
        if (!interrupted)
            writing.EndJob(check.FinishedAt, SourceCheckJob.End(check));
        await writing.CommitAsync(cancel);
    }

    private static SourceRow ToRow(Source source) =>
        new()
        {
            Id = source.Id,
            Name = source.Name,
            Kind = source.Kind.ToString(),
            Address = source.Address,
            CatalogueId = source.CatalogueId,
            TlpLimit = source.TlpLimit,
            StaleAfterSeconds = (long)source.StaleAfter.TotalSeconds,
            Enabled = source.Enabled,
            AddedAt = source.AddedAt,
            Note = source.Note,
        };

    private static Source FromRow(SourceRow row) =>
        new()
        {
            Id = row.Id,
            Name = row.Name,
            Kind = Enum.Parse<SourceKind>(row.Kind),
            Address = row.Address,
            CatalogueId = row.CatalogueId,
            TlpLimit = row.TlpLimit,
            StaleAfter = TimeSpan.FromSeconds(row.StaleAfterSeconds),
            Enabled = row.Enabled,
            AddedAt = row.AddedAt,
            Note = row.Note,
        };
}
