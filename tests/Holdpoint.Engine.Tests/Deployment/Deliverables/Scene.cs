using System.Diagnostics;
using System.Formats.Tar;
using System.IO.Compression;
using System.Text;
using Holdpoint.Core.Deployment.Deliverables;
using Holdpoint.Engine.Deployment.Deliverables;
using Holdpoint.Engine.Storage;
using Holdpoint.Trust.Attestation;
using Holdpoint.Trust.Attestation.Predicates;
using Holdpoint.Trust.Json;
using Holdpoint.Trust.Keys;
using Holdpoint.Trust.Tuf.Agreement;
using Holdpoint.Trust.Tuf.Model;
using Holdpoint.Trust.Tuf.Repository;

namespace Holdpoint.Engine.Tests.Deployment.Deliverables;

/// <summary>What an attacker can do to a deliverable on the road, and to what the site believes.</summary>
internal sealed class Scene(Road road, string folder)
{
    public Road Road => road;

    public string Folder => folder;

    public List<string> Media { get; } = [folder];

    public SiteTrust Trust { get; set; } = road.Trust();

    public string At(string path) => Path.Combine(folder, path);

    public void At(DateTimeOffset now, TimeFloor? floor = null) => Trust = road.Trust(now, floor);

    public void Show(string path)
    {
        Media.Clear();
        Media.Add(path);
    }

    public string Target(string name = "one") => First("targets", $"{name}.zip");

    public string Blocks() => DeliverableLayout.BlocksOf(Path.GetFileName(Target()).Split('.')[0]);

    public string First(string under, string ending = "") =>
        Path.GetRelativePath(
            folder,
            Directory
                .EnumerateFiles(At(under), "*" + ending, SearchOption.AllDirectories)
                .Order(StringComparer.Ordinal)
                .First()
        );

    public void Write(string path, byte[] bytes) => File.WriteAllBytes(At(path), bytes);

    public void Flip(string path, int at)
    {
        var bytes = File.ReadAllBytes(At(path));
        bytes[at] ^= 1;
        Write(path, bytes);
    }

    public void Resize(string path, int by)
    {
        using var file = File.OpenWrite(At(path));
        file.SetLength(file.Length + by);
    }

    public void Swap(string one, string two)
    {
        var (first, second) = (File.ReadAllBytes(At(one)), File.ReadAllBytes(At(two)));
        Write(one, second);
        Write(two, first);
    }

    public void Replace(string path, string text, string by)
    {
        var before = File.ReadAllText(At(path));
        var after = before.Replace(text, by, StringComparison.Ordinal);
        Assert.NotEqual(before, after);
        File.WriteAllText(At(path), after);
    }

    public void Link(string path)
    {
        var elsewhere = road.At("elsewhere");
        File.Move(At(path), elsewhere);
        File.CreateSymbolicLink(At(path), elsewhere);
    }

    public void LinkFolder(string path)
    {
        var elsewhere = road.At("elsewhere");
        Directory.Move(At(path), elsewhere);
        Directory.CreateSymbolicLink(At(path), elsewhere);
    }

    public void Pipe(string path)
    {
        File.Delete(At(path));
        using var tool = Process.Start(
            new ProcessStartInfo("mkfifo", [At(path)]) { UseShellExecute = false }
        )!;
        tool.WaitForExit();
    }

    public void ChangeWithList()
    {
        var path = Target();
        var before = File.ReadAllBytes(At(path));
        Flip(path, 5);
        Replace(FileList.Name, Sha256(before), Sha256(File.ReadAllBytes(At(path))));
    }

    public void RemoveWithList()
    {
        var path = Target();
        File.Delete(At(path));
        File.WriteAllLines(
            At(FileList.Name),
            File.ReadLines(At(FileList.Name))
                .Where(line => !line.EndsWith(path, StringComparison.Ordinal))
                .ToList()
        );
    }

    public void AppendToList(string path) =>
        File.AppendAllText(At(FileList.Name), $"{new string('0', 64)} 5 {path}\n");

    public void EditManifest(Func<Envelope, Envelope> edit) =>
        Write(
            DeliverableLayout.Manifest,
            edit(Envelope.Parse(File.ReadAllBytes(At(DeliverableLayout.Manifest)), out _)!).ToBytes()
        );

    public void SignManifest(ISigner signer) =>
        EditManifest(envelope => (envelope with { Signatures = [] }).With(signer));

    public void AnotherStatement() =>
        Write(
            DeliverableLayout.Manifest,
            new Statement(
                [new("FILES", Sha256(File.ReadAllBytes(At(FileList.Name))))],
                PredicateTypes.Vsa,
                JsonObject.Empty
            )
                .Sign(road.Key("director export"))
                .ToBytes()
        );

    public void ForeignRoot()
    {
        var keys = RoleSigners.Of(1, KeyObject.Of(road.Key("stranger").PublicKey));
        var root = RootPlan.First(Road.Made.AddDays(900), keys, keys, keys, keys) with { Version = 2 };
        Write(
            DeliverableLayout.Director + "/2.root.json",
            root.Draft().Value!.SignedBy(keys, road.Key("stranger")).ToFile()
        );
    }

    public Task<string> ExportForAsync(string site) =>
        road.ExportAsync(road.Plan(2, road.File("one.zip", 1000)) with { Site = site });

    public async Task<SiteTrust> AfterNextAsync()
    {
        var trust = await Road.TakeInAsync(folder, road.Trust());
        return await Road.TakeInAsync(await NextAsync(), trust);
    }

    public async Task MixAsync(string path)
    {
        var next = await NextAsync();
        if (File.Exists(At(path)))
        {
            File.Copy(Path.Combine(next, path), At(path), overwrite: true);
            return;
        }
        Directory.Delete(At(path), recursive: true);
        Directory.Move(Path.Combine(next, path), At(path));
    }

    /// <summary>The director's keys are in wrong hands: its orders are changed and signed anew, and so is everything above.</summary>
    public async Task DirectorOrdersAsync(Func<TargetEntry, TargetEntry> edit)
    {
        var before = road.Director.Targets[Role.Targets];
        var first = before.Targets.Values.OrderBy(one => one.Path, StringComparer.Ordinal).First();
        var plan = TargetsPlan.After(Role.Targets, before, before.Expires) with
        {
            Targets = [.. before.Targets.Values.Where(one => one != first), edit(first)],
        };
        await ResignAsync(plan);
    }

    public static TargetEntry ForAnotherProduct(TargetEntry target)
    {
        var words = (JsonObject)target.Custom![ExportMetadata.Member]!;
        var match = ((JsonObject)words["match"]!).With("product", "Another product");
        return target with { Custom = target.Custom.With(ExportMetadata.Member, words.With("match", match)) };
    }

    public async Task WithdrawAsync()
    {
        var before = road.Director.Targets[Role.Targets];
        var first = before.Targets.Values.First();
        var list = WithdrawnTarget.ToJson([
            new(first.Path, first.Hashes["sha256"]!, "it fails at start", "2026-05-04T08:00:00Z"),
        ]);
        await ResignAsync(
            TargetsPlan.After(Role.Targets, before, before.Expires) with
            {
                Extra = JsonObject.Of((ExportMetadata.Member, JsonObject.Of(("withdrawn", list)))),
            }
        );
    }

    public async Task ContainerAsync(string kind, Func<byte[], byte[]> change)
    {
        using (var tree = new FolderTree(folder))
        await using (var to = File.Create(road.At(kind)))
            await (
                kind == "tar"
                    ? ContainerWriting.TarAsync(tree, to, TestContext.Current.CancellationToken)
                    : ContainerWriting.ZipAsync(tree, to, TestContext.Current.CancellationToken)
            );
        File.WriteAllBytes(road.At(kind), change(File.ReadAllBytes(road.At(kind))));
        Show(road.At(kind));
    }

    public async Task TarWithAsync(string name, TarEntryType type)
    {
        await using (var to = File.Create(road.At("tar")))
        await using (var tar = new TarWriter(to, TarEntryFormat.Ustar))
        {
            foreach (var path in Directory.EnumerateFiles(folder, "*", SearchOption.AllDirectories))
            {
                await using var data = File.OpenRead(path);
                await tar.WriteEntryAsync(
                    new UstarTarEntry(TarEntryType.RegularFile, Path.GetRelativePath(folder, path))
                    {
                        DataStream = data,
                    }
                );
            }
            var more = new UstarTarEntry(type, name);
            if (type == TarEntryType.SymbolicLink)
                more.LinkName = "/etc/passwd";
            await tar.WriteEntryAsync(more);
        }
        Show(road.At("tar"));
    }

    public async Task ZipWithAsync(string name)
    {
        await ContainerAsync("zip", bytes => bytes);
        await using var zip = await ZipFile.OpenAsync(road.At("zip"), ZipArchiveMode.Update);
        await using var more = await zip.CreateEntry(name, CompressionLevel.NoCompression).OpenAsync();
        more.WriteByte(1);
    }

    public async Task ZipBombAsync()
    {
        await ContainerAsync("zip", bytes => bytes);
        await using var zip = await ZipFile.OpenAsync(road.At("zip"), ZipArchiveMode.Update);
        await using var bomb = await zip.CreateEntry("bomb", CompressionLevel.SmallestSize).OpenAsync();
        await bomb.WriteAsync(new byte[10 << 20]);
    }

    public static byte[] FlipLargest(byte[] bytes)
    {
        // The largest file is the last target in the order of the paths, and lies before the end.
        bytes[^100_000] ^= 1;
        return bytes;
    }

    private async Task<string> NextAsync() =>
        await road.ExportAsync(road.Plan(2, road.File("one.zip", 200_000), road.File("two.zip", 5_000)));

    private async Task ResignAsync(TargetsPlan plan)
    {
        var (stamped, refusal) = road.Director.With(
            Role.Targets,
            plan.Draft()
                .Value!.SignedBy(road.Director.SignersOf(Role.Targets), road.Key("director targets"))
                .ToFile()
        );
        Assert.Null(refusal);
        (stamped, refusal) = ExportMetadata.Stamp(stamped!, road.Plan(1));
        Assert.Null(refusal);
        foreach (var (name, bytes) in stamped!.Files())
            Write($"{DeliverableLayout.Director}/{name}", bytes.ToArray());
        await Task.CompletedTask;
    }

    private static string Sha256(byte[] bytes) => Digest.Of(bytes);
}
