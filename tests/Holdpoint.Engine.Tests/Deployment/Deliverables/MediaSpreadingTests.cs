using Holdpoint.Core.Deployment.Deliverables;
using Holdpoint.Engine.Deployment.Deliverables;

namespace Holdpoint.Engine.Tests.Deployment.Deliverables;

public sealed class MediaSpreadingTests : IDisposable
{
    private readonly Road _road = new();

    public void Dispose() => _road.Dispose();

    [Fact]
    public async Task Several_media_are_accepted_together_and_refused_when_one_is_missing_or_given_twice()
    {
        var made = await BuildAsync(_road.At("out"));
        Assert.Equal(3, made.Media.Length);
        var media = made.Media.Select(medium => medium.Folder).ToArray();
        Assert.Empty((await Road.VerifyAsync(_road.Trust(), media)).Refusals);
        Assert.Empty((await Road.VerifyAsync(_road.Trust(), [.. media.Reverse()])).Refusals);
        foreach (var given in (string[][])[media[..2], media[1..], [media[0], media[0], media[2]]])
            Assert.Contains(
                (await Road.VerifyAsync(_road.Trust(), given)).Refusals,
                one => one.Rule == DeliverableRule.Media
            );
        // A target of one medium put on another is unlisted there, and missing here.
        var target = Directory
            .EnumerateFiles(Path.Combine(media[0], "targets"), "*", SearchOption.AllDirectories)
            .First();
        var there = Path.Combine(media[1], Path.GetRelativePath(media[0], target));
        Directory.CreateDirectory(Path.GetDirectoryName(there)!);
        File.Move(target, there);
        Assert.Superset(
            new HashSet<DeliverableRule> { DeliverableRule.Missing, DeliverableRule.Unlisted },
            (await Road.VerifyAsync(_road.Trust(), media)).Refusals.Select(one => one.Rule).ToHashSet()
        );
    }

    [Fact]
    public async Task An_interrupted_spreading_is_taken_up_again_and_gives_the_same()
    {
        var whole = await BuildAsync(_road.At("whole"));
        var making = _road.At($"again/{whole.Content!.Name}{DeliverableBuild.Unfinished}");
        foreach (
            var file in Directory
                .EnumerateFiles(whole.Folder!, "*", SearchOption.AllDirectories)
                .Where((_, at) => at % 3 != 0)
        )
        {
            var to = Path.Combine(making, Path.GetRelativePath(whole.Folder!, file));
            Directory.CreateDirectory(Path.GetDirectoryName(to)!);
            File.Copy(file, to);
        }
        var again = await BuildAsync(_road.At("again"));
        Assert.Equal(
            whole.Media.Select(medium => medium.ManifestSha256),
            again.Media.Select(medium => medium.ManifestSha256)
        );
        Assert.Empty(
            (await Road.VerifyAsync(_road.Trust(), [.. again.Media.Select(medium => medium.Folder)])).Refusals
        );
    }

    [Fact]
    public async Task A_medium_that_is_too_small_is_refused_and_no_number_is_used_up()
    {
        var announced = 0;
        var outcome = await DeliverableBuild.RunAsync(
            Plan() with
            {
                Capacity = 100_000,
                Announce = _ => announced++,
            },
            _road.At("out"),
            _ => { },
            TestContext.Current.CancellationToken
        );
        Assert.Equal(DeliverableRule.Media, Assert.Single(outcome.Refusals).Rule);
        Assert.Equal(0, announced);
    }

    private ExportPlan Plan() =>
        _road.Plan(
            1,
            _road.File("one.zip", 3_000_000),
            _road.File("two.zip", 2_900_000),
            _road.File("three.zip", 2_800_000)
        );

    private async Task<ExportOutcome> BuildAsync(string under)
    {
        var outcome = await DeliverableBuild.RunAsync(
            Plan() with
            {
                Capacity = 8_000_000,
            },
            under,
            _ => { },
            TestContext.Current.CancellationToken
        );
        Assert.Empty(outcome.Refusals);
        return outcome;
    }
}
