using System.Text.Json;
using Holdpoint.Core.Versions;
using Holdpoint.Tests;

namespace Holdpoint.Core.Tests.Versions;

public class CorpusLeavesTests
{
    // Measured 96.19 % when written: intervals and typed attribute values are the whole text's meaning.
    private const double LeastExact = 0.961;

    [Fact]
    public void Nearly_every_version_text_of_the_corpus_is_read_exactly_and_none_is_dropped()
    {
        var counts = new Dictionary<RangeConfidence, int>();
        var total = 0;
        foreach (var (text, kind, product) in Leaves())
        {
            var range = RangeText.Parse(text, kind, product);
            Assert.True(range.Intervals.Count + range.Conditions.Count > 0, text);
            counts[range.Confidence] = counts.GetValueOrDefault(range.Confidence) + 1;
            total++;
        }
        var exact = counts[RangeConfidence.Exact];
        TestContext.Current.TestOutputHelper?.WriteLine(
            $"{total} leaves: {string.Join(", ", counts.Select(pair => $"{pair.Key} {pair.Value}"))}"
        );
        Assert.Equal(15_842, total);
        Assert.True(exact >= total * LeastExact, $"{exact} of {total} exact");
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
