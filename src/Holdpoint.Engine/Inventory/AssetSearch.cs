using Holdpoint.Engine.Storage;
using Holdpoint.Engine.Storage.Rows;
using Microsoft.EntityFrameworkCore;

namespace Holdpoint.Engine.Inventory;

/// <summary>Looks for assets, one part of a list at a time.</summary>
internal sealed class AssetSearch(Database database)
{
    /// <summary>A part of the assets, and how many there are.</summary>
    public async Task<AssetPart> ReadAsync(AssetAsk ask, CancellationToken cancel)
    {
        await using var context = database.Context();
        var rows = await FilterAsync(context, ask, cancel);
        var total = await rows.CountAsync(cancel);
        var assets = await rows.OrderBy(row => row.SiteId)
            .ThenBy(row => row.Tag)
            .Skip(Math.Max(0, ask.From))
            .Take(ask.Count)
            .ToListAsync(cancel);
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
                .Findings.Where(row =>
                    configurations.Contains(row.ConfigurationId)
                    && (row.Verdict == "affected" || row.Verdict == "review")
                )
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
        );
    }

    /// <summary>The zones of the sites, each with how many assets it holds.</summary>
    public async Task<IReadOnlyList<(string Site, string? Zone, int Assets)>> ZonesAsync(
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
        if (ask.Text?.Trim().ToLowerInvariant() is { Length: > 0 } text)
        {
            var pattern = LikePattern.Holding(text);
            // Products are few and assets many: what matches among configurations is found first.
            var configurations = context
                .Configurations.Where(row =>
                    EF.Functions.Like((row.Product ?? "").ToLower(), pattern, LikePattern.Escape)
                    || EF.Functions.Like((row.OrderNumber ?? "").ToLower(), pattern, LikePattern.Escape)
                    || EF.Functions.Like((row.Vendor ?? "").ToLower(), pattern, LikePattern.Escape)
                )
                .Select(row => row.Id);
            var with = context
                .Components.Where(row => configurations.Contains(row.ConfigurationId))
                .Select(row => row.AssetId);
            rows = rows.Where(row =>
                EF.Functions.Like(row.Tag.ToLower(), pattern, LikePattern.Escape)
                || EF.Functions.Like((row.Name ?? "").ToLower(), pattern, LikePattern.Escape)
                || (row.Ip != null && row.Ip.StartsWith(text))
                || with.Contains(row.Id)
            );
        }
        return rows;
    }
}
