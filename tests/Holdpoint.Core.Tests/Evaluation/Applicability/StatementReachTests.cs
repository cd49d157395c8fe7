using System.Text.Json;
using Holdpoint.Core.Evaluation.Applicability;
using Holdpoint.Core.Inventory;
using Holdpoint.Core.Inventory.Csv;
using Holdpoint.Core.Inventory.Identity;
using Holdpoint.Csaf.Reading;
using Holdpoint.Tests;

namespace Holdpoint.Core.Tests.Evaluation.Applicability;

/// <summary>A changed advisory is held against what its reach leads to: what it speaks of must be among it.</summary>
public class StatementReachTests
{
    private static readonly string[] Parts = ["vendor", "product", "order_number", "version"];

    [Fact]
    public void Whatever_a_sample_advisory_speaks_of_is_within_its_reach()
    {
        using var plant = File.OpenRead(SampleData.Path("waterworks.csv"));
        var configurations = InventoryCsv
            .Read(plant)
            .Assets.SelectMany(asset => asset.Components)
            .Select(Configuration.Of)
            .Distinct()
            .ToList();
        var spoken = 0;
        foreach (var file in SampleData.Advisories())
        {
            var advisory = Read(SampleData.Path(["advisories", .. file.Split('/')]));
            spoken += Spoken(Matcher.Shipped, advisory, configurations);
        }
        Assert.True(spoken > 20, $"{spoken} spoken of");
    }

    [Fact]
    public void Whatever_a_real_advisory_speaks_of_is_within_its_reach()
    {
        var cases = File.ReadLines(SharedData.Path("cases", "applicability-full.jsonl"))
            .Select(line => JsonDocument.Parse(line).RootElement)
            .ToLookup(one => one.GetProperty("file").GetString()!, StringComparer.Ordinal);
        var files = Directory
            .EnumerateFiles(SharedData.Path("corpus", "cisa-ot"), "*.json", SearchOption.AllDirectories)
            .ToDictionary(file => Path.GetFileName(file), StringComparer.Ordinal);
        var spoken = cases.Sum(group =>
            Spoken(
                Matcher.Shipped,
                Read(files[group.Key]),
                group.Select(one => Of(one.GetProperty("asset"))).Distinct()
            )
        );
        Assert.True(spoken > 1000, $"{spoken} spoken of");
    }

    [Fact]
    public void A_confirmed_name_leads_to_the_configuration_and_a_stranger_is_out_of_reach()
    {
        var advisory = Read(SampleData.Path(["advisories", .. SampleData.Advisories()[0].Split('/')]));
        var name = advisory.Statements.SelectMany(one => one.Identity.Names).First().Text;
        var vendor = advisory.Statements[0].Identity.Vendor.Label;
        var stranger = new Configuration(
            vendor,
            "Unheard Of 4711",
            null,
            "V1.0",
            null,
            null,
            AttributeSet.Empty
        );
        Assert.False(IsWithin(Matcher.Shipped, StatementReach.Of([advisory]), stranger));
        var confirmed = new Matcher(
            IdentityTables.Shipped,
            [
                new(
                    vendor,
                    "Unheard Of 4711",
                    vendor,
                    name,
                    IsSame: true,
                    "Ada",
                    new(2026, 1, 2, 3, 4, 5, TimeSpan.Zero),
                    "same board"
                ),
            ]
        );
        Assert.True(IsWithin(confirmed, StatementReach.Of([advisory]), stranger));
    }

    private static int Spoken(
        Matcher matcher,
        AdvisoryStatements advisory,
        IEnumerable<Configuration> configurations
    )
    {
        var reach = StatementReach.Of([advisory]);
        var index = AdvisoryIndex.Of([advisory]);
        var spoken = configurations.Where(one => matcher.Match(one, index).Findings.Count > 0).ToList();
        Assert.All(spoken, one => Assert.True(IsWithin(matcher, reach, one), $"{advisory.Advisory}: {one}"));
        return spoken.Count;
    }

    private static bool IsWithin(Matcher matcher, StatementReach reach, Configuration configuration)
    {
        var keys = matcher.ReachOf(configuration);
        return keys.Overlaps(reach.Keys)
            || keys.Any(key =>
                reach.Prefixes.Any(prefix => key.StartsWith(prefix, StringComparison.Ordinal))
            );
    }

    private static Configuration Of(JsonElement asset)
    {
        var parts = Array.ConvertAll(
            Parts,
            name => asset.TryGetProperty(name, out var value) ? value.GetString() : null
        );
        return new(parts[0], parts[1], parts[2], parts[3], null, null, AttributeSet.Empty);
    }

    private static AdvisoryStatements Read(string file) =>
        StatementReader.Shipped.Read(CsafReader.Read(File.ReadAllBytes(file)).Document!);
}
