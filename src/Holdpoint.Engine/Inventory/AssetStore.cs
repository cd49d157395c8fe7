using System.Runtime.CompilerServices;
using Holdpoint.Core.Inventory;
using Holdpoint.Engine.Storage;
using Microsoft.EntityFrameworkCore;

namespace Holdpoint.Engine.Inventory;

/// <summary>Which assets are asked for; null leaves a field open.</summary>
/// <param name="Site">The site's name.</param>
/// <param name="Zone">The zone's name.</param>
/// <param name="Asset">The site's identifier of one asset.</param>
public sealed record AssetFilter(string? Site = null, string? Zone = null, string? Asset = null);

/// <summary>Reads the inventory.</summary>
internal sealed class AssetStore(Database database)
{
    /// <summary>The assets with their components, by site and identifier.</summary>
    public async IAsyncEnumerable<Asset> ReadAsync(
        AssetFilter filter,
        [EnumeratorCancellation] CancellationToken cancel
    )
    {
        await using var context = database.Context();
        await foreach (var (_, asset) in ReadAsync(context, filter, null, cancel))
            yield return asset;
    }

    /// <summary>These assets as they stand, with their row ids, some at a time.</summary>
    public static async IAsyncEnumerable<(long Id, Asset Asset)> OfAsync(
        HoldpointContext context,
        IEnumerable<long> ids,
        [EnumeratorCancellation] CancellationToken cancel
    )
    {
        foreach (var some in ids.Chunk(AtOnce))
        {
            await foreach (var one in ReadAsync(context, new(), some, cancel))
                yield return one;
        }
    }

    private const int AtOnce = 500;

    private static async IAsyncEnumerable<(long Id, Asset Asset)> ReadAsync(
        HoldpointContext context,
        AssetFilter filter,
        long[]? ids,
        [EnumeratorCancellation] CancellationToken cancel
    )
    {
        var rows =
            from component in context.Components
            join asset in context.Assets on component.AssetId equals asset.Id
            join site in context.Sites on asset.SiteId equals site.Id
            join configuration in context.Configurations on component.ConfigurationId equals configuration.Id
            join zone in context.Zones on asset.ZoneId equals zone.Id into zones
            from zone in zones.DefaultIfEmpty()
            where filter.Site == null || site.Name == filter.Site
            where filter.Zone == null || zone!.Name == filter.Zone
            where filter.Asset == null || asset.Tag == filter.Asset
            where ids == null || ids.Contains(asset.Id)
            orderby site.Name, asset.Tag, component.Position
            select new
            {
                Site = site.Name,
                Zone = zone == null ? null : zone.Name,
                Asset = asset,
                Component = component,
                Configuration = configuration,
            };
        Asset? current = null;
        List<Component> components = [];
        long id = 0;
        await foreach (var row in rows.AsNoTracking().AsAsyncEnumerable().WithCancellation(cancel))
        {
            if (current is null || row.Asset.Id != id)
            {
                if (current is not null)
                    yield return (id, current);
                id = row.Asset.Id;
                components = [];
                current = new()
                {
                    Id = row.Asset.Tag,
                    Site = row.Site,
                    Zone = row.Zone,
                    Name = row.Asset.Name,
                    Type = row.Asset.Type,
                    Ip = row.Asset.Ip,
                    Mac = row.Asset.Mac,
                    Criticality = row.Asset.Criticality,
                    Safety = row.Asset.Safety,
                    RedundancyGroup = row.Asset.RedundancyGroup,
                    Components = components,
                };
            }
            components.Add(
                new()
                {
                    Name = row.Component.Name,
                    Type = row.Component.Type,
                    SerialNumber = row.Component.SerialNumber,
                    Vendor = row.Configuration.Vendor,
                    Product = row.Configuration.Product,
                    OrderNumber = row.Configuration.OrderNumber,
                    Version = row.Configuration.Version,
                    Cpe = row.Configuration.Cpe,
                    Purl = row.Configuration.Purl,
                    Attributes = AttributeText.Read(row.Configuration.Attributes),
                }
            );
        }
        if (current is not null)
            yield return (id, current);
    }
}
