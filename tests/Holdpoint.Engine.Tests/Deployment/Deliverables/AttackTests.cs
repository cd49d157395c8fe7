using System.Text;
using Holdpoint.Core.Deployment.Deliverables;
using Holdpoint.Engine.Deployment.Deliverables;
using Holdpoint.Trust.Attestation;
using Holdpoint.Trust.Attestation.Predicates;
using Holdpoint.Trust.Json;
using Holdpoint.Trust.Keys;
using Holdpoint.Trust.Tuf.Agreement;
using Holdpoint.Trust.Tuf.Model;
using Holdpoint.Trust.Tuf.Repository;

namespace Holdpoint.Engine.Tests.Deployment.Deliverables;

/// <summary>A correct deliverable, attacked on the road. docs/deliverable.md has the same table in words.</summary>
public sealed class AttackTests : IDisposable
{
    private const string Manifest = DeliverableLayout.Manifest;
    private const string ImageTimestamp = DeliverableLayout.Catalogue + "/timestamp.json";
    private const string DirectorTimestamp = DeliverableLayout.Director + "/timestamp.json";
    private static readonly Dictionary<string, Attack> Attacks = Table()
        .ToDictionary(one => one.Name, StringComparer.Ordinal);

    private readonly Road _road = new();

    public static TheoryData<string> Names => [.. Attacks.Keys];

    public void Dispose() => _road.Dispose();

    [Theory]
    [MemberData(nameof(Names))]
    public async Task An_attacked_deliverable_is_refused_with_the_reason(string name)
    {
        var attack = Attacks[name];
        var scene = new Scene(
            _road,
            await _road.ExportAsync(
                _road.Plan(1, _road.File("one.zip", 200_000), _road.File("two.zip", 5_000))
            )
        );
        Assert.Empty((await Road.VerifyAsync(_road.Trust(), scene.Folder)).Refusals);
        await attack.Act(scene);
        var verdict = await Road.VerifyAsync(scene.Trust, [.. scene.Media]);
        Assert.Contains(verdict.Refusals, refusal => refusal.Rule == attack.Rule);
        Assert.All(verdict.Refusals, refusal => Assert.False(string.IsNullOrWhiteSpace(refusal.Text)));
    }

    [Fact]
    public void There_are_at_least_forty_attacks() => Assert.InRange(Attacks.Count, 40, int.MaxValue);

    private static IEnumerable<Attack> Table()
    {
        // What lies on the medium.
        yield return On(
            "a byte of a file is changed",
            DeliverableRule.Content,
            scene => scene.Flip(scene.Target(), 70_000)
        );
        yield return On(
            "the first byte of a file is changed",
            DeliverableRule.Content,
            scene => scene.Flip(scene.Target(), 0)
        );
        yield return On(
            "a file is cut off",
            DeliverableRule.Length,
            scene => scene.Resize(scene.Target(), -1)
        );
        yield return On(
            "a file is emptied",
            DeliverableRule.Length,
            scene => scene.Write(scene.Target(), [])
        );
        yield return On(
            "something is appended to a file",
            DeliverableRule.Length,
            scene => scene.Resize(scene.Target(), +1)
        );
        yield return On(
            "a file is taken away",
            DeliverableRule.Missing,
            scene => File.Delete(scene.At(scene.Target()))
        );
        yield return On(
            "a file is renamed",
            DeliverableRule.Unlisted,
            scene => File.Move(scene.At(scene.Target()), scene.At(scene.Target() + "x"))
        );
        yield return On(
            "two files are swapped",
            DeliverableRule.Length,
            scene => scene.Swap(scene.Target(), scene.Target("two"))
        );
        yield return On(
            "a file is added",
            DeliverableRule.Unlisted,
            scene => scene.Write("autorun.inf", "[autorun]"u8.ToArray())
        );
        yield return On(
            "a folder is added",
            DeliverableRule.Unlisted,
            scene => Directory.CreateDirectory(scene.At("more"))
        );
        yield return On(
            "a hidden file is added",
            DeliverableRule.Unlisted,
            scene => scene.Write("targets/.hidden", [1])
        );
        yield return On("a file becomes a link", DeliverableRule.Kind, scene => scene.Link(scene.Target()));
        yield return On(
            "a folder becomes a link",
            DeliverableRule.Kind,
            scene => scene.LinkFolder("evidence")
        );
        yield return On("a file becomes a pipe", DeliverableRule.Kind, scene => scene.Pipe(scene.Target()));
        yield return On(
            "a twin differs only in case",
            DeliverableRule.Name,
            scene => scene.Write("readme.TXT", [1])
        );
        yield return On(
            "a name is a device on Windows",
            DeliverableRule.Name,
            scene => scene.Write("targets/NUL.zip", [1])
        );
        yield return On(
            "a name hides a stream",
            DeliverableRule.Name,
            scene => scene.Write("README.txt:x", [1])
        );
        yield return On(
            "a name ends in a blank",
            DeliverableRule.Name,
            scene => scene.Write("README.txt ", [1])
        );
        yield return On(
            "the page is changed",
            DeliverableRule.Content,
            scene => scene.Flip("index.html", 100)
        );
        yield return On(
            "block digests are changed",
            DeliverableRule.Content,
            scene => scene.Flip(scene.Blocks(), 3)
        );
        yield return On(
            "evidence is changed",
            DeliverableRule.Content,
            scene => scene.Flip(scene.First("evidence"), 0)
        );

        // The list and the manifest.
        yield return On(
            "the list is taken away",
            DeliverableRule.Missing,
            scene => File.Delete(scene.At(FileList.Name))
        );
        yield return On(
            "the list is changed with the file",
            DeliverableRule.FileList,
            scene => scene.ChangeWithList()
        );
        yield return On(
            "a line of the list is taken away with its file",
            DeliverableRule.FileList,
            scene => scene.RemoveWithList()
        );
        yield return On(
            "the list names a path outside",
            DeliverableRule.FileList,
            scene => scene.AppendToList("../../etc/cron.d/x")
        );
        yield return On(
            "the list is cut off",
            DeliverableRule.FileList,
            scene => scene.Resize(FileList.Name, -10)
        );
        yield return On(
            "the list is rubbish",
            DeliverableRule.FileList,
            scene => scene.Write(FileList.Name, [0xff, 0xfe, 0])
        );
        yield return On(
            "the manifest is taken away",
            DeliverableRule.Missing,
            scene => File.Delete(scene.At(Manifest))
        );
        yield return On(
            "the manifest's signature is stripped",
            DeliverableRule.Manifest,
            scene => scene.EditManifest(envelope => envelope with { Signatures = [] })
        );
        yield return On(
            "the manifest is signed by another key",
            DeliverableRule.Manifest,
            scene => scene.SignManifest(scene.Road.Key("stranger"))
        );
        yield return On(
            "the manifest is signed by a key of another role",
            DeliverableRule.Manifest,
            scene => scene.SignManifest(scene.Road.Key("director targets"))
        );
        yield return On(
            "the manifest's payload is changed",
            DeliverableRule.Manifest,
            scene =>
                scene.EditManifest(envelope =>
                    envelope with
                    {
                        Payload = [.. envelope.Payload[..^1], (byte)' '],
                    }
                )
        );
        yield return On(
            "the manifest is another kind of statement",
            DeliverableRule.Manifest,
            scene => scene.AnotherStatement()
        );
        yield return On(
            "the manifest is endless",
            DeliverableRule.Manifest,
            scene => scene.Write(Manifest, new byte[DeliverableLimits.LargestManifest + 1])
        );

        // Update metadata.
        yield return On(
            "a timestamp is taken away",
            DeliverableRule.Metadata,
            scene => File.Delete(scene.At(ImageTimestamp))
        );
        yield return On(
            "a signature of the metadata is changed",
            DeliverableRule.Metadata,
            scene => scene.Replace(ImageTimestamp, "\"sig\": \"", "\"sig\": \"00")
        );
        yield return On(
            "the metadata's expiry is changed",
            DeliverableRule.Metadata,
            scene => scene.Replace(DirectorTimestamp, "\"expires\": \"2026", "\"expires\": \"2036")
        );
        yield return On(
            "the metadata names a member twice",
            DeliverableRule.Metadata,
            scene => scene.Replace(DirectorTimestamp, "\"version\": 1", "\"version\": 1, \"version\": 1")
        );
        yield return On(
            "the metadata is endless",
            DeliverableRule.Limits,
            scene => scene.Write(ImageTimestamp, new byte[64 << 20])
        );
        yield return On(
            "the metadata is nested without end",
            DeliverableRule.Metadata,
            scene => scene.Write(ImageTimestamp, Encoding.ASCII.GetBytes(new string('[', 20_000)))
        );
        yield return On(
            "a root of a stranger lies there",
            DeliverableRule.Metadata,
            scene => scene.ForeignRoot()
        );
        yield return On(
            "catalogue and director are exchanged",
            DeliverableRule.Metadata,
            scene => scene.Swap(ImageTimestamp, DirectorTimestamp)
        );

        // Whole deliverables in the wrong place or time.
        yield return Whole(
            "another site's deliverable",
            DeliverableRule.Site,
            async scene => scene.Show(await scene.ExportForAsync("Waterworks South"))
        );
        yield return Whole(
            "an older deliverable again",
            DeliverableRule.Sequence,
            async scene => scene.Trust = await scene.AfterNextAsync()
        );
        yield return Whole(
            "one file of the next export",
            DeliverableRule.Sequence,
            scene => scene.MixAsync(Manifest)
        );
        yield return Whole(
            "one repository of the next export",
            DeliverableRule.Agreement,
            scene => scene.MixAsync(DeliverableLayout.Director)
        );
        yield return Whole(
            "the medium has expired",
            DeliverableRule.Time,
            scene => scene.At(Road.Made.AddDays(31))
        );
        yield return Whole(
            "the orders have expired",
            DeliverableRule.Time,
            scene => scene.At(Road.Made.AddDays(22))
        );
        yield return Whole(
            "the clock is set back to before the expiry",
            DeliverableRule.Time,
            scene => scene.At(Road.Made.AddDays(3), new TimeFloor(Road.Made.AddDays(40)))
        );
        yield return Whole(
            "the clock is far in the future",
            DeliverableRule.Time,
            scene => scene.At(Road.Made.AddDays(4000))
        );
        yield return Whole(
            "it claims to be made in the future",
            DeliverableRule.Time,
            scene => scene.At(Road.Made.AddDays(-2))
        );

        // Stolen keys.
        yield return Whole(
            "a stolen director orders what nobody approved",
            DeliverableRule.Agreement,
            scene => scene.DirectorOrdersAsync(target => target with { Path = "ab/deadbeef.evil.zip" })
        );
        yield return Whole(
            "a stolen director sends an approved file to another product",
            DeliverableRule.Agreement,
            scene => scene.DirectorOrdersAsync(Scene.ForAnotherProduct)
        );
        yield return Whole(
            "a stolen director orders other bytes",
            DeliverableRule.Agreement,
            scene =>
                scene.DirectorOrdersAsync(target =>
                    target with
                    {
                        Hashes = FileHashes.Sha256(new string('a', 64)),
                    }
                )
        );
        yield return Whole(
            "a withdrawn file is ordered",
            DeliverableRule.Withdrawn,
            scene => scene.WithdrawAsync()
        );
        yield return Whole(
            "a file without the Release that the site asks for",
            DeliverableRule.Release,
            scene => scene.Trust = scene.Trust with { IsReleaseNeeded = true }
        );

        // Containers.
        yield return Whole(
            "a tar file is cut off",
            DeliverableRule.Container,
            scene => scene.ContainerAsync("tar", bytes => bytes[..^700])
        );
        yield return Whole(
            "something follows a tar file",
            DeliverableRule.Container,
            scene => scene.ContainerAsync("tar", bytes => [.. bytes, .. new byte[512]])
        );
        yield return Whole(
            "a tar file leads outside",
            DeliverableRule.Name,
            scene => scene.TarWithAsync("../../evil", System.Formats.Tar.TarEntryType.RegularFile)
        );
        yield return Whole(
            "a tar file holds a link",
            DeliverableRule.Kind,
            scene => scene.TarWithAsync("evil", System.Formats.Tar.TarEntryType.SymbolicLink)
        );
        yield return Whole(
            "a tar file names a path twice",
            DeliverableRule.Container,
            scene => scene.TarWithAsync("README.txt", System.Formats.Tar.TarEntryType.RegularFile)
        );
        yield return Whole(
            "a zip file is cut off",
            DeliverableRule.Container,
            scene => scene.ContainerAsync("zip", bytes => bytes[..^100])
        );
        yield return Whole(
            "something follows a zip file",
            DeliverableRule.Container,
            scene => scene.ContainerAsync("zip", bytes => [.. bytes, 0])
        );
        yield return Whole("a zip bomb", DeliverableRule.Container, scene => scene.ZipBombAsync());
        yield return Whole(
            "a zip file leads outside",
            DeliverableRule.Name,
            scene => scene.ZipWithAsync("../evil")
        );
        yield return Whole(
            "a zip file names a path twice",
            DeliverableRule.Container,
            scene => scene.ZipWithAsync("README.txt")
        );
        yield return Whole(
            "a byte in a tar file is changed",
            DeliverableRule.Content,
            scene => scene.ContainerAsync("tar", Scene.FlipLargest)
        );
    }

    private static Attack On(string name, DeliverableRule rule, Action<Scene> act) =>
        new(
            name,
            rule,
            scene =>
            {
                act(scene);
                return Task.CompletedTask;
            }
        );

    private static Attack Whole(string name, DeliverableRule rule, Func<Scene, Task> act) =>
        new(name, rule, act);

    private static Attack Whole(string name, DeliverableRule rule, Action<Scene> act) => On(name, rule, act);

    private sealed record Attack(string Name, DeliverableRule Rule, Func<Scene, Task> Act);
}
