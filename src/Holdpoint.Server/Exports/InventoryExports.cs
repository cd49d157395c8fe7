using Holdpoint.Core.Inventory;
using Holdpoint.Core.Inventory.Identity;
using Holdpoint.Engine.Inventory;
using Holdpoint.Server.Pages.Inventory;

namespace Holdpoint.Server.Exports;

/// <summary>The tables of assets.</summary>
internal static class InventoryExports
{
    /// <summary>All.</summary>
    public static IReadOnlyList<ExportTable> All { get; } =
    [
        new("assets", Assets)
        {
            Filters =
            [
                new("site", "Only this site."),
                new("zone", "Only this zone."),
                new("text", "A part of the identifier, name, address, product, order number or vendor."),
            ],
        },
        new("asset-components/{site}/{asset}", ComponentsAsync),
        new("asset-findings/{site}/{asset}", FindingsAsync),
    ];

    private static Task<ExportContent?> Assets(ExportAsk ask)
    {
        var texts = ask.Texts<Texts>();
        var filters = AssetsPage.Ask(ask.Query, ask.Allowed);
        var lines = ExportAsk.AllAsync(async from =>
            (
                await ask.Programme.AssetPartAsync(
                    filters with
                    {
                        From = from,
                        Count = ExportAsk.PartRows,
                    },
                    ask.Cancel
                )
            ).Lines
        );
        return Task.FromResult<ExportContent?>(
            new(
                [
                    texts["assets.col.tag"],
                    texts["assets.col.name"],
                    texts["asset.type"],
                    texts["assets.col.site"],
                    texts["assets.col.zone"],
                    texts["assets.col.what"],
                    texts["assets.col.affected"],
                    texts["assets.col.review"],
                ],
                lines.Select(line =>
                    new object?[]
                    {
                        line.Tag,
                        line.Name,
                        line.Type,
                        line.Site,
                        line.Zone,
                        string.Join("; ", line.Components),
                        line.Affected,
                        line.Review,
                    }
                )
            )
        );
    }

    private static async Task<ExportContent?> ComponentsAsync(ExportAsk ask)
    {
        Asset? asset = null;
        await foreach (
            var one in ask.Programme.AssetsAsync(new(ask.Route("site"), null, ask.Route("asset")), ask.Cancel)
        )
            asset = one;
        if (asset is null)
            return null;
        var texts = ask.Texts<Texts>();
        return new(
            [
                texts["asset.component"],
                texts["asset.vendor"],
                texts["asset.product"],
                texts["asset.order"],
                texts["asset.version"],
                texts["asset.serial"],
                texts["asset.data"],
                texts["asset.missing"],
            ],
            asset.Components.Select(component =>
            {
                var quality = MatchDataQuality.Of(
                    component,
                    vendor => !VendorTable.Shipped.Identify(vendor).IsOpen
                );
                return new object?[]
                {
                    component.Name ?? component.Type,
                    component.Vendor,
                    component.Product,
                    component.OrderNumber,
                    component.Version,
                    component.SerialNumber,
                    texts[$"quality.{quality.Level}"].Value,
                    string.Join("; ", quality.Missing),
                };
            })
        );
    }

    private static async Task<ExportContent?> FindingsAsync(ExportAsk ask)
    {
        var (site, tag) = (ask.Route("site"), ask.Route("asset"));
        var findings = AssetPage.Ordered(await ask.Programme.FindingsAsync(site, tag, ask.Cancel));
        var (texts, common) = (ask.Texts<Texts>(), ask.Texts<Pages.Texts>());
        return new(
            [
                texts["asset.verdict"],
                texts["asset.advisory"],
                texts["asset.says"],
                texts["asset.so"],
                texts["asset.fix"],
            ],
            findings.Select(one =>
                new object?[]
                {
                    common[$"verdict.{one.Finding.Verdict}"].Value,
                    one.Finding.Advisory,
                    one.Finding.Evidence.Product,
                    one.Finding.Evidence.Reason,
                    one.Finding.Fix?.Version,
                }
            )
        );
    }
}
