using CsCheck;
using Holdpoint.Core.Deployment.Deliverables;

namespace Holdpoint.Core.Tests.Deployment.Deliverables;

public class MediaPlanTests
{
    private const long Capacity = 10L << 20;
    private static readonly ListedFile Everywhere = new(
        "director/metadata/1.root.json",
        5_000,
        new string('0', 64)
    );

    [Fact]
    public void Every_file_is_on_a_medium_with_its_blocks_and_no_medium_is_overfull() =>
        Gen.Long[0, 6L << 20]
            .Array[0, 12]
            .Sample(lengths =>
            {
                var files = lengths.SelectMany(Target).Append(Everywhere).ToList();
                var plan = MediaPlan.Of(files, Capacity, 1000).Plan!;
                Assert.All(plan.Media, medium => Assert.Contains(Everywhere, medium));
                Assert.All(
                    plan.Media,
                    medium => Assert.InRange(medium.Sum(file => file.Length), 0, Capacity)
                );
                Assert.Equal(
                    files
                        .Where(file => file != Everywhere)
                        .OrderBy(file => file.Path, StringComparer.Ordinal),
                    plan.Media.SelectMany(medium => medium)
                        .Where(file => file != Everywhere)
                        .OrderBy(file => file.Path, StringComparer.Ordinal)
                );
                foreach (var medium in plan.Media)
                foreach (
                    var target in medium.Where(file =>
                        file.Path.StartsWith("targets/", StringComparison.Ordinal)
                    )
                )
                    Assert.Contains(medium, file => file.Path == DeliverableLayout.BlocksOf(target.Sha256));
                var map = MediaMap.Read(MediaMap.Write(plan))!;
                Assert.All(
                    map,
                    row => Assert.Contains(plan.Media[row.Value - 1], file => file.Path == row.Key)
                );
            });

    [Fact]
    public void A_file_that_no_medium_holds_is_named()
    {
        var refusal = MediaPlan.Of([Everywhere, .. Target(11L << 20, 1)], Capacity, 1000).Refusal!;
        Assert.Equal(DeliverableRule.Media, refusal.Rule);
        Assert.Contains("larger media", refusal.Text, StringComparison.Ordinal);
    }

    [Fact]
    public void A_medium_too_small_for_what_every_one_carries_is_refused() =>
        Assert.NotNull(MediaPlan.Of([Everywhere], 4096, 1000).Refusal);

    [Theory]
    [InlineData("")]
    [InlineData("holdpoint-media/v1")]
    [InlineData("holdpoint-media/v1\n0 a\n")]
    [InlineData("holdpoint-media/v1\n1 ../a\n")]
    [InlineData("holdpoint-media/v1\n1 a\n2 a\n")]
    public void What_is_no_map_is_not_read_as_one(string text) =>
        Assert.Null(MediaMap.Read(System.Text.Encoding.ASCII.GetBytes(text)));

    private static IEnumerable<ListedFile> Target(long length, int number)
    {
        var sha256 = number.ToString("x64", System.Globalization.CultureInfo.InvariantCulture);
        yield return new(DeliverableLayout.Target(sha256, "patch.zip"), length, sha256);
        yield return new(DeliverableLayout.BlocksOf(sha256), 320, new string('1', 64));
    }
}
