using System.Text.Json;
using Holdpoint.Core.Versions;
using Holdpoint.Tests;

namespace Holdpoint.Core.Tests.Versions;

public class CorpusLeavesTests
{
    // Measured 96.34 %: intervals, and typed values of an attribute (serial, date, function state, BIOS, order
    // number), are the whole text's meaning.
    private const double LeastExact = 0.963;

    // Measured 94.22 %: intervals alone are the whole text's meaning; model names do not count as versions. 3 % of the leaves name no version at all and
    // 2.5 % carry a condition in words, so that 94.5 % is about all there is.
    private const double LeastUnconditional = 0.942;

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
