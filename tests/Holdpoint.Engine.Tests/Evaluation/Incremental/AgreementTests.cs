using Holdpoint.Core.Evaluation;
using Holdpoint.Core.Evaluation.Applicability;
using Holdpoint.Core.Inventory;
using Holdpoint.Core.Inventory.Csv;
using Holdpoint.Engine.Evaluation.Matching;
using Holdpoint.Tests;

namespace Holdpoint.Engine.Tests.Evaluation.Incremental;

/// <summary>What <c>evaluate</c> keeps, step by step, is what <c>match</c> says of the whole at once.</summary>
public sealed class AgreementTests : IDisposable
{
    private readonly DataDirectory _directory = new();
    private readonly List<string> _advisories = [];

    private static CancellationToken Cancel => TestContext.Current.CancellationToken;

    public void Dispose() => _directory.Dispose();

    [Fact]
    public async Task A_component_is_judged_by_what_stands_beside_it_and_again_when_that_changes()
    {
        var programme = await _directory.OpenAsync();
        var assets = Assets(
            """
            A1,Siemens,Gateway Suite,V1.0,
            A1,Siemens,SIMATIC Box 77,,
            A2,Siemens,Gateway Suite,V1.0,
            A2,Siemens,SIMATIC Box 99,,
            A3,Siemens,Gateway Suite,V1.0,
            A4,Siemens,Panel Suite,V1.0,SN12
            A4,Siemens,SIMATIC Box 77,,
            A5,Siemens,Panel Suite,V1.0,SN22
            A5,Siemens,SIMATIC Box 77,,
            A6,Siemens,Panel Suite,V1.0,
            A6,Siemens,SIMATIC Box 77,,
            """
        );
        await EvaluateAsync(programme, assets);
        await AddAsync(programme, "host.json", HostAdvisory.Of("H-1"));
        await EvaluateAsync(programme, assets);
        Assert.Equal(
            ["A1 affected", "A3 review", "A4 affected", "A6 review"],
            (await EvaluatedAsync(programme, assets)).Select(row => row.Replace("|H-1|", " "))
        );
        Assert.Equal(Matched(assets), await EvaluatedAsync(programme, assets));

        // The box of A2 is replaced, A1 loses its own, A3 gets one.
        assets = Assets(
            """
            A1,Siemens,Gateway Suite,V1.0,
            A2,Siemens,Gateway Suite,V1.0,
            A2,Siemens,SIMATIC Box 77,,
            A3,Siemens,Gateway Suite,V1.0,
            A3,Siemens,SIMATIC Box 99,,
            """
        );
        await EvaluateAsync(programme, assets);
        Assert.Equal(["A1|H-1|review", "A2|H-1|affected"], await EvaluatedAsync(programme, assets));
        Assert.Equal(Matched(assets), await EvaluatedAsync(programme, assets));
    }

    [Fact]
    public async Task The_sample_plant_gets_the_same_verdicts_from_both()
    {
        var programme = await _directory.OpenAsync();
        await AddSamplesAsync(programme);
        var assets = SamplePlant();
        await EvaluateAsync(programme, assets);
        Assert.Equal(Matched(assets), await EvaluatedAsync(programme, assets));
    }

    [Theory]
    [InlineData(1)]
    [InlineData(2)]
    [InlineData(3)]
    public async Task A_fleet_of_composed_assets_gets_the_same_verdicts_from_both_after_every_change(int seed)
    {
        var chance = new Random(seed);
        var pool = Pool();
        var programme = await _directory.OpenAsync();
        var fleet = Enumerable.Range(0, 60).Select(at => Made(at, pool, chance)).ToList();
        await EvaluateAsync(programme, fleet);
        string[] hosts = [HostAdvisory.Host, "SIMATIC Box 99", "RUGGEDCOM APE1808"];
        for (var step = 0; step < 4; step++)
        {
            if (step == 1)
                await AddSamplesAsync(programme);
            else
                await AddAsync(
                    programme,
                    $"{step}.json",
                    HostAdvisory.Of(
                        $"H-{step}",
                        hosts[chance.Next(hosts.Length)],
                        chance.Next(2) == 0 ? "installed_on" : "installed_with"
                    )
                );
            await programme.EvaluateAsync(false, null, Cancel);
            Assert.Equal(Matched(fleet), await EvaluatedAsync(programme, fleet));
            for (var change = 0; change < 10; change++)
            {
                var at = chance.Next(fleet.Count);
                fleet[at] = Made(at, pool, chance);
            }
            await EvaluateAsync(programme, fleet);
            Assert.Equal(Matched(fleet), await EvaluatedAsync(programme, fleet));
        }
        var step_by_step = await EvaluatedAsync(programme, fleet);
        await programme.EvaluateAsync(true, null, Cancel);
        Assert.Equal(step_by_step, await EvaluatedAsync(programme, fleet));
    }

    private static Asset Made(int number, List<Component> pool, Random chance)
    {
        var components = Enumerable
            .Range(0, 1 + chance.Next(4))
            .Select(_ =>
                pool[chance.Next(pool.Count)] with
                {
                    SerialNumber = chance.Next(3) == 0 ? null : $"SN{chance.Next(40)}",
                }
            );
        return new()
        {
            Id = $"F{number:D3}",
            Site = "default",
            Components = [.. components],
        };
    }

    // Half of what is picked are the products that the host advisories speak of.
    private static List<Component> Pool()
    {
        var sample = SamplePlant().SelectMany(asset => asset.Components).ToList();
        string[] named = [HostAdvisory.Gateway, HostAdvisory.Panel, HostAdvisory.Host, "SIMATIC Box 99"];
        var made = named.SelectMany(name =>
            ((string?[])["V1.0", "V1.9", "V2.1", null]).Select(version => new Component
            {
                Vendor = "Siemens",
                Product = name,
                Version = version,
            })
        );
        return [.. sample, .. Enumerable.Repeat(made, 1 + sample.Count / 16).SelectMany(all => all)];
    }

    private static IReadOnlyList<Asset> SamplePlant()
    {
        using var file = File.OpenRead(SampleData.Path("waterworks.csv"));
        return InventoryCsv.Read(file).Assets;
    }

    private static IReadOnlyList<Asset> Assets(string rows) =>
        DataDirectory.Inventory("asset,vendor,product,version,serial_number\n" + rows);

    private async Task AddSamplesAsync(Programme programme)
    {
        foreach (var one in SampleData.Advisories())
            await AddAsync(
                programme,
                $"{Guid.NewGuid():N}.json",
                await File.ReadAllTextAsync(SampleData.Path(["advisories", .. one.Split('/')]), Cancel)
            );
    }

    private async Task AddAsync(Programme programme, string name, string advisory)
    {
        _advisories.Add(_directory.Write(Path.Combine("advisories", name), advisory));
        await programme.ImportAdvisoriesAsync([_advisories[^1]], null, Cancel);
    }

    private static async Task EvaluateAsync(Programme programme, IReadOnlyList<Asset> assets)
    {
        await programme.ImportInventoryAsync(assets, "a.csv", removeMissing: true, Cancel);
        await programme.EvaluateAsync(false, null, Cancel);
    }

    private List<string> Matched(IReadOnlyList<Asset> assets)
    {
        var read = AdvisoryFolder.Read(Path.Combine(_directory.Path, "advisories"), Cancel);
        Assert.Empty(read.Problems);
        var run = new MatchRun(Matcher.Shipped, AdvisoryIndex.Of(read.Advisories));
        run.Prepare(assets, Cancel);
        return Rows(
            assets.SelectMany(asset =>
                asset.Components.SelectMany(one =>
                    run.Of(asset, one).Findings.Select(found => (asset.Id, found))
                )
            )
        );
    }

    private static async Task<List<string>> EvaluatedAsync(Programme programme, IReadOnlyList<Asset> assets)
    {
        var found = new List<(string, Finding)>();
        foreach (var asset in assets)
        {
            foreach (var one in await programme.FindingsAsync(asset.Site, asset.Id, Cancel))
                found.Add((asset.Id, one.Finding));
        }
        return Rows(found);
    }

    private static List<string> Rows(IEnumerable<(string Asset, Finding Finding)> found) =>
        [
            .. found
                .Select(one => $"{one.Asset}|{one.Finding.Advisory}|{FindingWords.Of(one.Finding.Verdict)}")
                .Distinct()
                .Order(StringComparer.Ordinal),
        ];
}
