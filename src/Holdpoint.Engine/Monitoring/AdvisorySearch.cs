using Holdpoint.Engine.Storage;
using Holdpoint.Engine.Storage.Rows;
using Microsoft.EntityFrameworkCore;

namespace Holdpoint.Engine.Monitoring;

/// <summary>Looks for advisories, one part of a list at a time.</summary>
internal sealed class AdvisorySearch(Database database)
{
    /// <summary>A part of the advisories, and how many there are.</summary>
    public async Task<AdvisoryPart> ReadAsync(AdvisoryAsk ask, CancellationToken cancel)
    {
        await using var context = database.Context();
        var sites = await SitesAsync(context, ask.Allowed, cancel);
        var rows = Filter(context, ask, sites);
        var total = await database.Kept.ReadAsync(
            context,
            KeptTopic.Everything,
            ask.Filter,
            async stop =>
            {
                await using var own = database.Context();
                return await Filter(own, ask, sites).CountAsync(stop);
            },
            cancel
        );
        if (ask.After is { } after)
            rows = Behind(rows, after);
        // Databases differ in where an unknown date stands.
        var page = await rows.OrderBy(row => row.Revision.ReleasedAt == null)
            .ThenByDescending(row => row.Revision.ReleasedAt)
            .ThenBy(row => row.Advisory.Key)
            .Skip(Math.Max(0, ask.From))
            .Take(ask.Count + 1)
            .AsNoTracking()
            .ToListAsync(cancel);
        var isMore = page.Count > ask.Count;
        if (isMore)
            page.RemoveAt(ask.Count);
        var ids = page.ConvertAll(row => row.Advisory.Id);
        var revisions = await context
            .AdvisoryRevisions.Where(row => ids.Contains(row.AdvisoryId))
            .GroupBy(row => row.AdvisoryId)
            .Select(group => new { group.Key, Count = group.Count() })
            .ToDictionaryAsync(row => row.Key, row => row.Count, cancel);
        var findings = await database.Kept.ReadAsync(
            context,
            KeptTopic.Findings,
            (nameof(ConcernedAsync), string.Join(' ', ids), sites is null ? null : string.Join(' ', sites)),
            stop => ConcernedAsync(ids, sites, stop),
            cancel
        );
        return new(
            page.ConvertAll(row => new AdvisoryOverview(
                row.Advisory.Key,
                row.Advisory.Publisher,
                row.Revision.Title,
                row.Revision.Version,
                row.Revision.Status,
                row.Revision.ReleasedAt,
                row.Revision.Cvss,
                row.Revision.Cves.Split(' ', StringSplitOptions.RemoveEmptyEntries),
                revisions.GetValueOrDefault(row.Advisory.Id),
                row.Revision.SourceId,
                findings.GetValueOrDefault((row.Advisory.Id, "affected")),
                findings.GetValueOrDefault((row.Advisory.Id, "review"))
            )),
            total
        )
        {
            Next = isMore ? $"{page[^1].Revision.ReleasedAt?.UtcTicks}/{page[^1].Advisory.Key}" : null,
        };
    }

    private static IQueryable<Current> Behind(IQueryable<Current> rows, string after)
    {
        var at = after.IndexOf('/', StringComparison.Ordinal);
        var key = after[(at + 1)..];
        if (
            at <= 0
            || !long.TryParse(after.AsSpan(0, at), out var ticks)
            || ticks <= 0
            || ticks > DateTimeOffset.MaxValue.UtcTicks
        )
            return rows.Where(row =>
                row.Revision.ReleasedAt == null && string.Compare(row.Advisory.Key, key) > 0
            );
        var moment = new DateTimeOffset(ticks, TimeSpan.Zero);
        return rows.Where(row =>
            row.Revision.ReleasedAt == null
            || row.Revision.ReleasedAt < moment
            || (row.Revision.ReleasedAt == moment && string.Compare(row.Advisory.Key, key) > 0)
        );
    }

    /// <summary>The publishers, ordered.</summary>
    public async Task<IReadOnlyList<string>> PublishersAsync(CancellationToken cancel)
    {
        await using var context = database.Context();
        return await database.Kept.ReadAsync(
            context,
            KeptTopic.Everything,
            "publishers",
            async stop =>
            {
                await using var own = database.Context();
                return await own
                    .Advisories.Select(row => row.Publisher)
                    .Distinct()
                    .OrderBy(name => name)
                    .ToListAsync(stop);
            },
            cancel
        );
    }

    private static async Task<List<int>?> SitesAsync(
        HoldpointContext context,
        IReadOnlyList<string>? allowed,
        CancellationToken cancel
    ) =>
        allowed is null
            ? null
            : await context
                .Sites.Where(row => allowed.Contains(row.Name))
                .OrderBy(row => row.Id)
                .Select(row => row.Id)
                .ToListAsync(cancel);

    private static IQueryable<Current> Filter(HoldpointContext context, AdvisoryAsk ask, List<int>? sites)
    {
        var rows =
            from advisory in context.Advisories
            join revision in context.AdvisoryRevisions on advisory.CurrentRevisionId equals revision.Id
            select new Current { Advisory = advisory, Revision = revision };
        if (ask.Publisher is { } publisher)
            rows = rows.Where(row => row.Advisory.Publisher == publisher);
        if (ask.OnlyRelevant)
            rows = sites is null
                ? rows.Where(row =>
                    context.Findings.Any(finding =>
                        finding.AdvisoryId == row.Advisory.Id
                        && (finding.Verdict == "affected" || finding.Verdict == "review")
                    )
                )
                : rows.Where(row =>
                    context.Findings.Any(finding =>
                        finding.AdvisoryId == row.Advisory.Id
                        && (finding.Verdict == "affected" || finding.Verdict == "review")
                        && context.Components.Any(component =>
                            component.ConfigurationId == finding.ConfigurationId
                            && context.Assets.Any(asset =>
                                asset.Id == component.AssetId && sites.Contains(asset.SiteId)
                            )
                        )
                    )
                );
        if (ask.Text?.Trim().ToLowerInvariant() is { Length: > 0 } text)
        {
            var pattern = LikePattern.Holding(text);
            rows = rows.Where(row =>
                EF.Functions.Like(row.Advisory.Key.ToLower(), pattern, LikePattern.Escape)
                || EF.Functions.Like(row.Revision.Title.ToLower(), pattern, LikePattern.Escape)
                || EF.Functions.Like(row.Revision.Cves.ToLower(), pattern, LikePattern.Escape)
            );
        }
        return rows;
    }

    // How many assets each advisory concerns, by verdict; an asset counts once, however many of its components do.
    private async Task<Dictionary<(long Advisory, string Verdict), int>> ConcernedAsync(
        List<long> advisories,
        List<int>? sites,
        CancellationToken cancel
    )
    {
        await using var context = database.Context();
        var concerned =
            from finding in context.Findings
            join component in context.Components on finding.ConfigurationId equals component.ConfigurationId
            where advisories.Contains(finding.AdvisoryId)
            where finding.Verdict == "affected" || finding.Verdict == "review"
            select new
            {
                finding.AdvisoryId,
                finding.Verdict,
                component.AssetId,
            };
        if (sites is not null)
            concerned =
                from one in concerned
                join asset in context.Assets on one.AssetId equals asset.Id
                where sites.Contains(asset.SiteId)
                select one;
        return (
            await concerned
                .GroupBy(one => new { one.AdvisoryId, one.Verdict })
                .Select(same => new { same.Key, Assets = same.Select(one => one.AssetId).Distinct().Count() })
                .ToListAsync(cancel)
        ).ToDictionary(row => (row.Key.AdvisoryId, row.Key.Verdict), row => row.Assets);
    }

    private sealed class Current
    {
        public required AdvisoryRow Advisory { get; init; }
        public required AdvisoryRevisionRow Revision { get; init; }
    }
}
