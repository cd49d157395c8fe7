using Holdpoint.Engine.Storage;
using Holdpoint.Engine.Storage.Rows;
using Microsoft.EntityFrameworkCore;

namespace Holdpoint.Engine.Inventory;

/// <summary>Looks for assets, one part of a list at a time.</summary>
internal sealed class AssetSearch(Database database)
{
    // From here on the first part of the list is full after few rows.
    private const int Many = 1_000;

    /// <summary>A part of the assets, and how many there are.</summary>
    public async Task<AssetPart> ReadAsync(AssetAsk ask, CancellationToken cancel)
    {
        await using var context = database.Context();
        var total = await database.Kept.ReadAsync(
            context,
            KeptTopic.Findings,
            ask.Filter,
            async stop =>
            {
                await using var own = database.Context();
                return await (await FilterAsync(own, ask, inOrder: false, stop)).CountAsync(stop);
            },
            cancel
        );
        var rows = await FilterAsync(context, ask, total > Many, cancel);
        if (ask.After is { } after)
        {
            var (site, tag) = PlaceOf(after);
            rows = rows.Where(row =>
                row.SiteId >= site && (row.SiteId > site || string.Compare(row.Tag, tag) > 0)
            );
        }
        var assets = await rows.OrderBy(row => row.SiteId)
            .ThenBy(row => row.Tag)
            .Skip(Math.Max(0, ask.From))
            .Take(ask.Count + 1)
            .ToListAsync(cancel);
        var isMore = assets.Count > ask.Count;
        if (isMore)
            assets.RemoveAt(ask.Count);
        var ids = assets.ConvertAll(row => row.Id);
        var components = await (
            from component in context.Components
            join configuration in context.Configurations on component.ConfigurationId equals configuration.Id
            where ids.Contains(component.AssetId)
            orderby component.AssetId, component.Position
            select new { component.AssetId, Configuration = configuration }
        )
            .AsNoTracking()
            .ToListAsync(cancel);
        var configurations = components.Select(row => row.Configuration.Id).Distinct().ToList();
        var findings = (
            await context
                // All verdicts: asked for two of them, SQLite reads every finding that has one of the two.
                .Findings.Where(row => configurations.Contains(row.ConfigurationId))
                .GroupBy(row => new { row.ConfigurationId, row.Verdict })
                .Select(group => new { group.Key, Count = group.Count() })
                .ToListAsync(cancel)
        ).ToDictionary(row => (row.Key.ConfigurationId, row.Key.Verdict), row => row.Count);
        var sites = await context.Sites.ToDictionaryAsync(row => row.Id, row => row.Name, cancel);
        var zones = await context.Zones.ToDictionaryAsync(row => row.Id, row => row.Name, cancel);
        var of = components.ToLookup(row => row.AssetId, row => row.Configuration);
        return new(
            assets.ConvertAll(row => new AssetLine(
                sites[row.SiteId],
                row.ZoneId is { } zone ? zones[zone] : null,
                row.Tag,
                row.Name,
                row.Type,
                [.. of[row.Id].Select(Words)],
                of[row.Id].Sum(one => findings.GetValueOrDefault((one.Id, "affected"))),
                of[row.Id].Sum(one => findings.GetValueOrDefault((one.Id, "review")))
            )),
            total
        )
        {
            Next = isMore ? $"{assets[^1].SiteId}/{assets[^1].Tag}" : null,
        };
    }

    private static (int Site, string Tag) PlaceOf(string after)
    {
        var at = after.IndexOf('/', StringComparison.Ordinal);
        return at > 0 && int.TryParse(after.AsSpan(0, at), out var site)
            ? (site, after[(at + 1)..])
            : (0, "");
    }

    /// <summary>The zones of the sites, each with how many assets it holds.</summary>
    public async Task<IReadOnlyList<(string Site, string? Zone, int Assets)>> ZonesAsync(
        CancellationToken cancel
    )
    {
        await using var context = database.Context();
        return await database.Kept.ReadAsync(context, KeptTopic.Findings, "zones", CountZonesAsync, cancel);
    }

    private async Task<IReadOnlyList<(string Site, string? Zone, int Assets)>> CountZonesAsync(
        CancellationToken cancel
    )
    {
        await using var context = database.Context();
        var groups = await context
            .Assets.GroupBy(row => new { row.SiteId, row.ZoneId })
            .Select(group => new { group.Key, Count = group.Count() })
            .ToListAsync(cancel);
        var sites = await context.Sites.ToDictionaryAsync(row => row.Id, row => row.Name, cancel);
        var zones = await context.Zones.ToDictionaryAsync(row => row.Id, row => row.Name, cancel);
        return
        [
            .. groups
                .Select(one =>
                    (sites[one.Key.SiteId], one.Key.ZoneId is { } zone ? zones[zone] : null, one.Count)
                )
                .OrderBy(one => one.Item1, StringComparer.Ordinal)
                .ThenBy(one => one.Item2, StringComparer.Ordinal),
        ];
    }

    private static string Words(ConfigurationRow row) =>
        string.Join(
            ' ',
            new[]
            {
                row.Vendor,
                row.Product,
                row.OrderNumber is { } order ? $"({order})" : null,
                row.Version,
            }.OfType<string>()
        );

    private static async Task<IQueryable<AssetRow>> FilterAsync(
        HoldpointContext context,
        AssetAsk ask,
        bool inOrder,
        CancellationToken cancel
    )
    {
        IQueryable<AssetRow> rows = context.Assets.AsNoTracking();
        if (ask.Site is not null || ask.Allowed is not null)
        {
            var sites = await context
                .Sites.Where(row =>
                    (ask.Site == null || row.Name == ask.Site)
                    && (ask.Allowed == null || ask.Allowed.Contains(row.Name))
                )
                .Select(row => row.Id)
                .ToListAsync(cancel);
            rows = rows.Where(row => sites.Contains(row.SiteId));
        }
        if (ask.Zone is { } zone)
        {
            var zones = await context
                .Zones.Where(row => row.Name == zone)
                .Select(row => row.Id)
                .ToListAsync(cancel);
            rows = rows.Where(row => row.ZoneId != null && zones.Contains(row.ZoneId.Value));
        }
        if (ask.Text?.Trim() is { Length: > 0 } text)
        {
            var named = Holding(context, SearchWords.Assets, text);
            var configurations = Holding(context, SearchWords.Configurations, text);
            // Where many are found the list is walked in its order until a part is full, and each asset's components are
            // looked at; where few are found, they are found from their configurations.
            if (inOrder)
                return rows.Where(row =>
                    named.Contains(row.Id + 0)
                    || context.Components.Any(component =>
                        component.AssetId == row.Id && configurations.Contains(component.ConfigurationId)
                    )
                );
            var with = context
                .Components.Where(row => configurations.Contains(row.ConfigurationId))
                .Select(row => row.AssetId);
            rows = rows.Where(row => named.Contains(row.Id) || with.Contains(row.Id));
        }
        return rows;
    }

    private static IQueryable<long> Holding(HoldpointContext context, SearchWords words, string text)
    {
        var (statement, value) = context.Dialect.Holding(words, text);
        return context.Database.SqlQueryRaw<long>(statement, value);
    }
}
