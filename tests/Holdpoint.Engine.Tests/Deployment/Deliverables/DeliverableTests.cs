using Holdpoint.Core.Deployment.Deliverables;
using Holdpoint.Engine.Deployment.Deliverables;

namespace Holdpoint.Engine.Tests.Deployment.Deliverables;

public sealed class DeliverableTests : IDisposable
{
    private readonly Road _road = new();

    public void Dispose() => _road.Dispose();

    [Fact]
    public async Task What_was_exported_is_accepted_at_its_site()
    {
        var folder = await _road.ExportAsync(
            _road.Plan(1, _road.File("one.zip", 200_000), _road.File("empty.txt", 0))
        );
        var verdict = await Road.VerifyAsync(_road.Trust(), folder);
        Assert.Empty(verdict.Refusals);
        Assert.Empty(verdict.Alarms);
        Assert.Equal(2, verdict.Targets.Length);
        Assert.Equal(1, verdict.Journey!.Stamp.ExportSeq);
        Assert.Equal("USB-1", Assert.Single(verdict.Manifests).MediumId);
    }

    [Fact]
    public async Task The_same_export_gives_the_same_bytes()
    {
        var plan = _road.Plan(1, _road.File("one.zip", 1000));
        var one = await DeliverableBuild.RunAsync(
            plan,
            _road.At("first"),
            _ => { },
            TestContext.Current.CancellationToken
        );
        var two = await DeliverableBuild.RunAsync(
            plan,
            _road.At("second"),
            _ => { },
            TestContext.Current.CancellationToken
        );
        Assert.Equal(one.Media[0].ManifestSha256, two.Media[0].ManifestSha256);
    }

    [Fact]
    public async Task An_export_that_follows_is_accepted_and_the_one_before_is_not_any_more()
    {
        var file = _road.File("one.zip", 1000);
        var first = await _road.ExportAsync(_road.Plan(1, file));
        var second = await _road.ExportAsync(_road.Plan(2, file, _road.File("two.zip", 2000)));
        var trust = await Road.TakeInAsync(first, _road.Trust());
        trust = await Road.TakeInAsync(second, trust);
        Assert.Equal(2, trust.LastSequence);
        Assert.Contains(
            (await Road.VerifyAsync(trust, first)).Refusals,
            one => one.Rule == DeliverableRule.Sequence
        );
        Assert.Empty((await Road.VerifyAsync(trust, second)).Refusals);
    }

    [Fact]
    public async Task What_the_site_has_is_ordered_and_not_carried_again()
    {
        var file = _road.File("one.zip", 1000);
        var first = await _road.ExportAsync(_road.Plan(1, file));
        var trust = await Road.TakeInAsync(first, _road.Trust());
        var parts = System.Collections.Immutable.ImmutableArray.Create(
            new ListedFile(
                DeliverableLayout.Target(file.Item.Sha256, file.Item.Name),
                file.Item.Length,
                file.Item.Sha256
            )
        );
        var plan = _road.Plan(
            2,
            file with
            {
                IsAtSite = true,
                Item = file.Item with { Parts = parts },
            },
            _road.File("two.zip", 2000)
        ) with
        {
            Since = 1,
        };
        var second = await _road.ExportAsync(plan);
        Assert.False(File.Exists(Path.Combine(second, parts[0].Path)));
        Assert.Equal(
            DeliverableRule.Missing,
            Assert.Single((await Road.VerifyAsync(trust, second)).Refusals).Rule
        );
        var verdict = await Road.VerifyAsync(
            trust with
            {
                Has = (sha256, length) => sha256 == file.Item.Sha256 && length == file.Item.Length,
            },
            second
        );
        Assert.Empty(verdict.Refusals);
        Assert.Null(
            Assert.Single(verdict.Targets, target => target.Target.Hashes["sha256"] == file.Item.Sha256).Tree
        );
    }

    [Theory]
    [InlineData("tar")]
    [InlineData("zip")]
    public async Task A_container_is_verified_where_it_lies(string kind)
    {
        var folder = await _road.ExportAsync(_road.Plan(1, _road.File("one.zip", 200_000)));
        using (var tree = new FolderTree(folder))
        await using (var to = File.Create(_road.At(kind)))
        {
            await (
                kind == "tar"
                    ? ContainerWriting.TarAsync(tree, to, TestContext.Current.CancellationToken)
                    : ContainerWriting.ZipAsync(tree, to, TestContext.Current.CancellationToken)
            );
        }
        Assert.Empty((await Road.VerifyAsync(_road.Trust(), _road.At(kind))).Refusals);
    }

    [Fact]
    public async Task Without_the_keys_there_is_no_deliverable_and_it_is_said_what_must_be_signed()
    {
        var plan = _road.Plan(1, _road.File("one.zip", 1000)) with
        {
            Signers = [_road.Key("catalogue export"), _road.Key("director export")],
        };
        var outcome = await DeliverableBuild.RunAsync(
            plan,
            _road.At("out"),
            _ => { },
            TestContext.Current.CancellationToken
        );
        Assert.Null(outcome.Folder);
        Assert.Equal(
            ["catalogue-targets.json", "director-targets.json"],
            outcome.ToSign.Select(one => one.Name)
        );
        Assert.DoesNotContain(
            Directory.EnumerateDirectories(_road.At("out")),
            folder => !folder.EndsWith(DeliverableBuild.Unfinished, StringComparison.Ordinal)
        );
    }

    [Fact]
    public async Task A_damaged_file_in_the_vault_is_not_exported()
    {
        var file = _road.File("one.zip", 1000);
        File.WriteAllBytes(file.Path, new byte[1000]);
        var outcome = await DeliverableBuild.RunAsync(
            _road.Plan(1, file),
            _road.At("out"),
            _ => { },
            TestContext.Current.CancellationToken
        );
        Assert.Equal(DeliverableRule.Content, Assert.Single(outcome.Refusals).Rule);
    }

    [Fact]
    public async Task An_interrupted_export_goes_on_and_leaves_nothing_of_before()
    {
        var plan = _road.Plan(1, _road.File("one.zip", 1000), _road.File("two.zip", 2000));
        var making = Path.Combine(_road.At("out"), "HP-Waterworks_North-1" + DeliverableBuild.Unfinished);
        Directory.CreateDirectory(Path.Combine(making, "targets/zz"));
        File.WriteAllText(Path.Combine(making, "targets/zz/leftover"), "half");
        File.WriteAllText(Path.Combine(making, DeliverableLayout.Manifest), "half");
        var folder = await _road.ExportAsync(plan);
        Assert.False(Directory.Exists(making));
        Assert.Empty((await Road.VerifyAsync(_road.Trust(), folder)).Refusals);
    }
}
