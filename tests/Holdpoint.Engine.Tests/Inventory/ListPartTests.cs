using Holdpoint.Core.Inventory;
using Holdpoint.Core.Inventory.Csv;
using Holdpoint.Tests;

namespace Holdpoint.Engine.Tests.Inventory;

public sealed class ListPartTests : IDisposable
{
    private readonly DataDirectory _directory = new();

    private static CancellationToken Cancel => TestContext.Current.CancellationToken;

    public void Dispose() => _directory.Dispose();

    [Fact]
    public async Task Parts_of_the_assets_put_together_are_the_inventory()
    {
        var (programme, assets) = await SampleAsync();
        var tags = new List<string>();
        while (
            await programme.AssetPartAsync(new() { From = tags.Count, Count = 9 }, Cancel)
                is { Lines.Count: > 0 } part
        )
        {
            Assert.Equal(assets.Count, part.Total);
            tags.AddRange(part.Lines.Select(line => line.Tag));
        }

        Assert.Equal(assets.Select(asset => asset.Id).Order(StringComparer.Ordinal), tags);
        Assert.Equal(assets.Count, (await programme.ZonesAsync(Cancel)).Sum(one => one.Assets));
    }

    [Fact]
    public async Task Parts_that_begin_behind_the_last_entry_are_the_same_lists()
    {
        var (programme, _) = await SampleAsync();
        var assets = (await programme.AssetPartAsync(new() { Count = 1000 }, Cancel)).Lines;
        var advisories = (await programme.AdvisoryPartAsync(new() { Count = 1000 }, Cancel)).Lines;

        Assert.Equal(
            assets.Select(line => line.Tag),
            await BehindAsync(async after =>
            {
                var part = await programme.AssetPartAsync(new() { After = after, Count = 7 }, Cancel);
                return (part.Lines.Select(line => line.Tag), part.Next);
            })
        );
        Assert.Equal(
            advisories.Select(line => line.Key),
            await BehindAsync(async after =>
            {
                var part = await programme.AdvisoryPartAsync(new() { After = after, Count = 3 }, Cancel);
                return (part.Lines.Select(line => line.Key), part.Next);
            })
        );
    }

    private static async Task<List<string>> BehindAsync(
        Func<string?, Task<(IEnumerable<string> Keys, string? Next)>> read
    )
    {
        var all = new List<string>();
        for (string? next = null; ; )
        {
            (var keys, next) = await read(next);
            all.AddRange(keys);
            if (next is null)
                return all;
        }
    }

    [Theory]
    [InlineData("fortiOS")]
    [InlineData("6es7 516")]
    [InlineData("pc-plc")]
    [InlineData("100%")]
    [InlineData("Engineering station 1")]
    [InlineData("pc")]
    [InlineData("\"pc\" OR tag")]
    [InlineData("%")]
    public async Task Words_find_assets_by_what_stands_in_them(string text)
    {
        var (programme, assets) = await SampleAsync();

        var part = await programme.AssetPartAsync(new() { Text = text, Count = 1000 }, Cancel);

        Assert.Equal(
            assets.Where(asset => Says(asset, text)).Select(asset => asset.Id).Order(StringComparer.Ordinal),
            part.Lines.Select(line => line.Tag)
        );
    }

    [Fact]
    public async Task What_an_import_changed_is_found_and_counted_at_once()
    {
        var (programme, assets) = await SampleAsync();
        var site = assets[0].Site;
        var before = (await programme.AssetPartAsync(new() { Site = site }, Cancel)).Total;
        Assert.Equal(0, (await programme.AssetPartAsync(new() { Text = "Störfall" }, Cancel)).Total);
        var renamed = assets[0] with { Name = "Pumpe Störfall 7" };
        var kept = assets.Where(asset => asset.Site == site && asset.Id != assets[1].Id).Skip(1).ToList();

        await programme.ImportInventoryAsync([renamed, .. kept], "again.csv", removeMissing: true, Cancel);

        var found = await programme.AssetPartAsync(new() { Text = "störfall", Count = 10 }, Cancel);
        Assert.Equal(renamed.Id, Assert.Single(found.Lines).Tag);
        Assert.Equal(before - 1, (await programme.AssetPartAsync(new() { Site = site }, Cancel)).Total);
        Assert.Equal(0, (await programme.AssetPartAsync(new() { Text = assets[1].Id }, Cancel)).Total);
        Assert.Equal(
            (await programme.AssetPartAsync(new(), Cancel)).Total,
            (await programme.ZonesAsync(Cancel)).Sum(one => one.Assets)
        );
    }

    [Fact]
    public async Task Sites_without_a_grant_stay_out_of_the_list()
    {
        var (programme, _) = await SampleAsync();

        Assert.Equal(0, (await programme.AssetPartAsync(new() { Allowed = [] }, Cancel)).Total);
        Assert.Equal(0, (await programme.AssetPartAsync(new() { Allowed = ["Elsewhere"] }, Cancel)).Total);
    }

    [Fact]
    public async Task Parts_of_the_advisories_say_the_same_as_the_whole_list()
    {
        var (programme, _) = await SampleAsync();
        var whole = await programme.AdvisoriesAsync((string?)null, false, Cancel);

        var part = await programme.AdvisoryPartAsync(new() { Count = 1000 }, Cancel);
        Assert.Equal(whole.Count, part.Total);
        Assert.Equal(
            whole.Select(one => (one.Key, one.Affected, one.Review, one.Revisions)),
            part.Lines.Select(one => (one.Key, one.Affected, one.Review, one.Revisions))
        );
        var relevant = await programme.AdvisoryPartAsync(new() { OnlyRelevant = true, Count = 1000 }, Cancel);
        Assert.Equal(
            whole.Where(one => one.Affected + one.Review > 0).Select(one => one.Key),
            relevant.Lines.Select(one => one.Key)
        );
        var found = await programme.AdvisoryPartAsync(
            new() { Text = "cve-2024-55591", Count = 1000 },
            Cancel
        );
        Assert.Equal(
            whole.Where(one => one.Cves.Contains("CVE-2024-55591")).Select(one => one.Key),
            found.Lines.Select(one => one.Key)
        );
    }

    private static bool Says(Asset asset, string text) =>
        new[] { asset.Id, asset.Name }
            .Concat(asset.Components.SelectMany(one => new[] { one.Product, one.OrderNumber, one.Vendor }))
            .Any(word => word?.Contains(text, StringComparison.OrdinalIgnoreCase) == true);

    private async Task<(Programme Programme, IReadOnlyList<Asset> Assets)> SampleAsync()
    {
        var programme = await _directory.OpenAsync();
        await using var csv = File.OpenRead(SampleData.Path("waterworks.csv"));
        var assets = InventoryCsv.Read(csv).Assets;
        await programme.ImportInventoryAsync(assets, "waterworks.csv", false, Cancel);
        await programme.ImportAdvisoriesAsync([SampleData.Path("advisories")], null, Cancel);
        await programme.EvaluateAsync(false, null, Cancel);
        return (programme, assets);
    }
}
