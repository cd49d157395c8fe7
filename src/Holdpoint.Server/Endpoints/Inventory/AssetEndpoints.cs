using System.ComponentModel;
using Holdpoint.Core.Access;
using Holdpoint.Core.Inventory;
using Holdpoint.Core.Inventory.Identity;
using Holdpoint.Engine.Evaluation.Incremental;
using Holdpoint.Engine.Inventory;
using Holdpoint.Server.Access;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.AspNetCore.Routing;

namespace Holdpoint.Server.Endpoints.Inventory;

/// <summary>Assets, what of them can be patched, and what is found on them.</summary>
internal static class AssetEndpoints
{
    /// <summary>The routes.</summary>
    public static void MapAssetList(this IEndpointRouteBuilder api)
    {
        api.MapGet("/assets", ListAsync)
            .Demands(Permission.View)
            .WithTags("Inventory")
            .WithName("listAssets")
            .WithSummary("The assets of your sites, by site and identifier.");
        api.MapGet("/zones", ZonesAsync)
            .Demands(Permission.View)
            .WithTags("Inventory")
            .WithName("listZones")
            .WithSummary("The zones of your sites, each with how many assets it holds.");
        var one = api.MapGroup("/sites/{site}/assets/{tag}").WithTags("Inventory");
        one.MapGet("", GetAsync)
            .Demands(Permission.View)
            .WithName("getAsset")
            .WithSummary("An asset with its components and how good their match data is.");
        one.MapGet("/components", ComponentsAsync)
            .Demands(Permission.View)
            .WithName("listAssetComponents")
            .WithSummary("What of an asset can be patched.");
        one.MapGet("/findings", FindingsAsync)
            .Demands(Permission.View)
            .WithName("listAssetFindings")
            .WithSummary("What is found on an asset, with the words that decided.");
    }

    private static async Task<Results<Ok<Part<AssetLine>>, Trouble>> ListAsync(
        [Description("Only this site.")] string? site,
        [Description("Only this zone.")] string? zone,
        [Description("A part of the identifier, name, address, product, order number or vendor.")]
            string? text,
        [AsParameters] Paging paging,
        HttpContext http,
        Work work,
        CurrentPerson person,
        CancellationToken cancel
    )
    {
        if (paging.Read(http, out var after) is { } trouble)
            return trouble;
        var part = await work.Programme.AssetPartAsync(
            new()
            {
                Allowed = person.Who.SitesOf(Permission.View),
                Site = site,
                Zone = zone,
                Text = text,
                After = after,
                Count = paging.Count,
            },
            cancel
        );
        return TypedResults.Ok(Paging.Of(http, part.Lines, part.Next));
    }

    private static async Task<Ok<Part<ZoneBody>>> ZonesAsync(
        Work work,
        CurrentPerson person,
        CancellationToken cancel
    ) =>
        TypedResults.Ok(
            new Part<ZoneBody>(
                [
                    .. (await work.Programme.ZonesAsync(cancel))
                        .Where(one => person.May(Permission.View, one.Site))
                        .Select(one => new ZoneBody(one.Site, one.Zone, one.Assets)),
                ],
                null
            )
        );

    private static async Task<Results<Ok<AssetBody>, Trouble>> GetAsync(
        string site,
        string tag,
        Work work,
        CancellationToken cancel
    ) =>
        await FindAsync(site, tag, work, cancel) is { } asset
            ? TypedResults.Ok(AssetBody.Of(asset))
            : None(site, tag);

    private static async Task<Results<Ok<Part<ComponentBody>>, Trouble>> ComponentsAsync(
        string site,
        string tag,
        Work work,
        CancellationToken cancel
    ) =>
        await FindAsync(site, tag, work, cancel) is { } asset
            ? TypedResults.Ok(new Part<ComponentBody>(AssetBody.Of(asset).Components, null))
            : None(site, tag);

    private static async Task<Results<Ok<Part<AssetFinding>>, Trouble>> FindingsAsync(
        string site,
        string tag,
        Work work,
        CancellationToken cancel
    ) =>
        await FindAsync(site, tag, work, cancel) is null
            ? None(site, tag)
            : TypedResults.Ok(
                new Part<AssetFinding>(await work.Programme.FindingsAsync(site, tag, cancel), null)
            );

    private static async Task<Asset?> FindAsync(string site, string tag, Work work, CancellationToken cancel)
    {
        await foreach (var asset in work.Programme.AssetsAsync(new(site, null, tag), cancel))
            return asset;
        return null;
    }

    private static Trouble None(string site, string tag) =>
        Trouble.None("tag", $"There is no asset {tag} at {site}.");
}

/// <summary>A zone of a site.</summary>
/// <param name="Site">The site.</param>
/// <param name="Zone">The zone; null for assets without one.</param>
/// <param name="Assets">How many assets.</param>
internal sealed record ZoneBody(string Site, string? Zone, int Assets);

/// <summary>An asset.</summary>
/// <param name="Site">The plant.</param>
/// <param name="Zone">The zone.</param>
/// <param name="Tag">The site's identifier.</param>
/// <param name="Name">What people call it.</param>
/// <param name="Type">What it is.</param>
/// <param name="Ip">Network address.</param>
/// <param name="Mac">Hardware address.</param>
/// <param name="Criticality">How much the process depends on it.</param>
/// <param name="Safety">What its failure does to people.</param>
/// <param name="RedundancyGroup">Assets with the same group are each other's redundancy.</param>
/// <param name="Components">What of it can be patched.</param>
internal sealed record AssetBody(
    string Site,
    string? Zone,
    string Tag,
    string? Name,
    string? Type,
    string? Ip,
    string? Mac,
    string? Criticality,
    string? Safety,
    string? RedundancyGroup,
    IReadOnlyList<ComponentBody> Components
)
{
    /// <summary>An asset.</summary>
    public static AssetBody Of(Asset asset) =>
        new(
            asset.Site,
            asset.Zone,
            asset.Id,
            asset.Name,
            asset.Type,
            asset.Ip,
            asset.Mac,
            asset.Criticality,
            asset.Safety,
            asset.RedundancyGroup,
            [.. asset.Components.Select(ComponentBody.Of)]
        );
}

/// <summary>What of an asset can be patched.</summary>
/// <param name="Name">What people call it.</param>
/// <param name="Type">Kind of component.</param>
/// <param name="Vendor">Who makes it.</param>
/// <param name="Product">The product.</param>
/// <param name="OrderNumber">Order number.</param>
/// <param name="SerialNumber">Serial number.</param>
/// <param name="Version">Installed version.</param>
/// <param name="Cpe">CPE name.</param>
/// <param name="Purl">Package URL.</param>
/// <param name="Attributes">Further facts.</param>
/// <param name="MatchData">How well advisories can be held against it.</param>
/// <param name="Missing">What would make that better.</param>
internal sealed record ComponentBody(
    string? Name,
    string? Type,
    string? Vendor,
    string? Product,
    string? OrderNumber,
    string? SerialNumber,
    string? Version,
    string? Cpe,
    string? Purl,
    IReadOnlyDictionary<string, string> Attributes,
    MatchDataLevel MatchData,
    IReadOnlyList<string> Missing
)
{
    /// <summary>A component.</summary>
    public static ComponentBody Of(Core.Inventory.Component one)
    {
        var quality = MatchDataQuality.Of(one, vendor => !VendorTable.Shipped.Identify(vendor).IsOpen);
        return new(
            one.Name,
            one.Type,
            one.Vendor,
            one.Product,
            one.OrderNumber,
            one.SerialNumber,
            one.Version,
            one.Cpe,
            one.Purl,
            one.Attributes.ToDictionary(pair => pair.Key, pair => pair.Value, StringComparer.Ordinal),
            quality.Level,
            quality.Missing
        );
    }
}
