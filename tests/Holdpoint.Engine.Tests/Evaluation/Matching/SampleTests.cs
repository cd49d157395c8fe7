using Holdpoint.Core.Evaluation.Applicability;
using Holdpoint.Core.Inventory.Csv;
using Holdpoint.Engine.Evaluation.Matching;

namespace Holdpoint.Engine.Tests.Evaluation.Matching;

/// <summary>The sample plant against the sample advisories: the verdicts that people wrote down, and no other.</summary>
public class SampleTests
{
    [Fact]
    public void The_sample_plant_gets_the_verdicts_written_down_for_it()
    {
        var samples = Path.Combine(Root(), "samples");
        using var file = File.OpenRead(Path.Combine(samples, "waterworks.csv"));
        var assets = InventoryCsv.Read(file).Assets;
        var index = AdvisoryIndex.Of(
            AdvisoryFolder
                .Read(Path.Combine(samples, "advisories"), TestContext.Current.CancellationToken)
                .Advisories
        );
        var run = new MatchRun(Matcher.Shipped, index);
        run.Prepare(assets, TestContext.Current.CancellationToken);

        var got = new SortedDictionary<string, string>(StringComparer.Ordinal);
        foreach (var asset in assets)
        {
            foreach (
                var finding in asset.Components.SelectMany(component => run.Of(asset, component).Findings)
            )
            {
                var fix = finding.Verdict == Core.Evaluation.Verdict.Affected ? finding.Fix?.Version : null;
                var key = $"{asset.Id},{finding.Advisory}";
                got[key] = got.TryGetValue(key, out var before)
                    ? $"{before} + {FindingWords.Of(finding.Verdict)}"
                    : $"{FindingWords.Of(finding.Verdict)},{fix}";
            }
        }
        var expected = File.ReadLines(Path.Combine(samples, "expected.csv"))
            .Skip(1)
            .Where(line => line.Length > 0)
            .Select(line => line.Split(','))
            .ToDictionary(row => $"{row[0]},{row[1]}", row => $"{row[2]},{row[3]}", StringComparer.Ordinal);

        var differences = expected
            .Keys.Union(got.Keys, StringComparer.Ordinal)
            .Order(StringComparer.Ordinal)
            .Where(key => expected.GetValueOrDefault(key) != got.GetValueOrDefault(key))
            .Select(key =>
                $"{key}: expected {expected.GetValueOrDefault(key) ?? "no finding"}, got {got.GetValueOrDefault(key) ?? "no finding"}"
            );
        Assert.Equal("", string.Join("\n", differences));
    }

    private static string Root()
    {
        var at = new DirectoryInfo(AppContext.BaseDirectory);
        while (!File.Exists(Path.Combine(at!.FullName, "Holdpoint.slnx")))
            at = at.Parent;
        return at.FullName;
    }
}
