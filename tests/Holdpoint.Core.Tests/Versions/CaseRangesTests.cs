using System.Text.Json;
using Holdpoint.Core.Versions;
using Holdpoint.Tests;

namespace Holdpoint.Core.Tests.Versions;

/// <summary>The versions of the applicability cases in the range that each case names, without products and names: the figure of docs/versions.md.</summary>
public class CaseRangesTests(ITestOutputHelper output)
{
    private const int Named = 8_967;
    private const int LeastRight = 8_945;

    [Fact]
    public void The_versions_of_the_cases_lie_where_they_should_and_none_on_the_wrong_side()
    {
        var (all, right) = (0, 0);
        var wrong = new List<string>();
        foreach (var line in File.ReadLines(SharedData.Path("cases", "applicability-full.jsonl")))
        {
            using var json = JsonDocument.Parse(line);
            var root = json.RootElement;
            var expected = root.GetProperty("expected").GetString();
            if (expected is not ("affected" or "fixed" or "needs_review"))
                continue;
            all++;
            var text = root.GetProperty("csaf_name").GetString()!;
            var installed = root.GetProperty("asset").GetProperty("version").GetString()!;
            var kind = root.GetProperty("kind").GetString()!.StartsWith("K1", StringComparison.Ordinal)
                ? RangeTextKind.Version
                : RangeTextKind.Range;
            var place = RangeText.Parse(text, kind).Locate(VersionText.Parse(installed), AttributeSet.Empty);
            var got =
                place.Position == RangePosition.Inside ? "affected"
                : place.IsOutside ? "fixed"
                : "needs_review";
            right += got == expected ? 1 : 0;
            if (got != expected && (got, expected) is not ("needs_review", _))
                wrong.Add($"{installed} in {text}: {got}, expected {expected}");
        }
        output.WriteLine($"{right} of {all} where they should be, {wrong.Count} on the wrong side");
        Assert.Empty(wrong);
        Assert.Equal(Named, all);
        Assert.True(right >= LeastRight, $"{right} of {all}");
    }
}
