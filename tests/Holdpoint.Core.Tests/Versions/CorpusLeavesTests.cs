using System.Text.Json;
using Holdpoint.Core.Versions;
using Holdpoint.Tests;

namespace Holdpoint.Core.Tests.Versions;

public class CorpusLeavesTests
{
    // Measured 96.29 %: intervals, and typed values of an attribute (serial, date, function state, BIOS, order
    // number), are the whole text's meaning.
    private const double LeastExact = 0.962;

    // Measured 94.09 %: intervals alone are the whole text's meaning; model names and dates do not count as versions. 3 % of the leaves name no version at all and
    // 2.5 % carry a condition in words, so that 94.5 % is about all there is.
    private const double LeastUnconditional = 0.940;

    [Fact]
    public void Nearly_every_version_text_of_the_corpus_is_read_exactly_and_none_is_dropped()
    {
        var counts = new Dictionary<RangeConfidence, int>();
        var total = 0;
        var unconditional = 0;
        foreach (var (text, kind, product) in Leaves())
        {
            var range = RangeText.Parse(text, kind, product);
            Assert.True(range.Intervals.Count + range.Conditions.Count > 0, text);
            counts[range.Confidence] = counts.GetValueOrDefault(range.Confidence) + 1;
            total++;
            if (range is { Confidence: RangeConfidence.Exact, Conditions.Count: 0 })
                unconditional++;
        }
        var exact = counts[RangeConfidence.Exact];
        TestContext.Current.TestOutputHelper?.WriteLine(
            $"{total} leaves: {string.Join(", ", counts.Select(pair => $"{pair.Key} {pair.Value}"))}; without any condition {unconditional}"
        );
        Assert.Equal(15_842, total);
        Assert.True(exact >= total * LeastExact, $"{exact} of {total} exact");
        Assert.True(
            unconditional >= total * LeastUnconditional,
            $"{unconditional} of {total} without a condition"
        );
    }

    [Fact]
    public void The_order_over_the_corpus_own_bounds_is_antisymmetric_and_transitive()
    {
        var bounds = Leaves()
            .SelectMany(leaf => RangeText.Parse(leaf.Text, leaf.Kind).Intervals)
            .SelectMany(interval => new[] { interval.Lower?.Version, interval.Upper?.Version })
            .OfType<ParsedVersion>()
            .DistinctBy(version => version.Raw, StringComparer.OrdinalIgnoreCase)
            .OrderBy(version => version.Raw, StringComparer.Ordinal)
            .ToList();
        Assert.True(bounds.Count > 2_000);
        // Every eighth: 27 million triples.
        var chosen = bounds.Where((_, i) => i % (bounds.Count / 300) == 0).ToArray();
        var order = chosen
            .Select(a => chosen.Select(b => VersionComparer.Compare(a, b).Order).ToArray())
            .ToArray();
        for (var a = 0; a < chosen.Length; a++)
        for (var b = 0; b < chosen.Length; b++)
        {
            Assert.Equal(VersionComparer.Compare(chosen[b], chosen[a]).Reversed().Order, order[a][b]);
            if (order[a][b] == VersionOrder.Incomparable)
                continue;
            for (var c = 0; c < chosen.Length; c++)
                if (!IsTransitive(order[a][b], order[b][c], order[a][c]))
                    Assert.Fail($"{chosen[a]} / {chosen[b]} / {chosen[c]}");
        }
    }

    private static bool IsTransitive(VersionOrder ab, VersionOrder bc, VersionOrder ac) =>
        (ab, bc) switch
        {
            (_, VersionOrder.Incomparable) => true,
            (VersionOrder.Equal, _) => ac == bc,
            (_, VersionOrder.Equal) => ac == ab,
            _ => ab != bc || ac == ab,
        };

    private static IEnumerable<(string Text, RangeTextKind Kind, string? Product)> Leaves()
    {
        foreach (
            var file in Directory.EnumerateFiles(
                SharedData.Path("corpus", "cisa-ot"),
                "*.json",
                SearchOption.AllDirectories
            )
        )
        {
            using var document = JsonDocument.Parse(File.ReadAllBytes(file));
            if (
                document.RootElement.TryGetProperty("product_tree", out var tree)
                && tree.TryGetProperty("branches", out var branches)
            )
                foreach (var leaf in Walk(branches))
                    yield return leaf;
        }
    }

    private static IEnumerable<(string, RangeTextKind, string?)> Walk(JsonElement branches)
    {
        foreach (var branch in branches.EnumerateArray())
        {
            var category = branch.GetProperty("category").GetString();
            if (
                category is "product_version" or "product_version_range"
                && branch.TryGetProperty("product", out _)
            )
                yield return (
                    branch.GetProperty("name").GetString()!,
                    category == "product_version" ? RangeTextKind.Version : RangeTextKind.Range,
                    null
                );
            if (branch.TryGetProperty("branches", out var children))
                foreach (var leaf in Walk(children))
                    yield return leaf;
        }
    }
}
