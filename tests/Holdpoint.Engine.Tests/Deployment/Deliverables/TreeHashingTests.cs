using System.Diagnostics;
using System.Security.Cryptography;
using Holdpoint.Core.Deployment.Deliverables;
using Holdpoint.Engine.Deployment.Deliverables;
using Holdpoint.Trust.Digests;

namespace Holdpoint.Engine.Tests.Deployment.Deliverables;

public sealed class TreeHashingTests : IDisposable
{
    private const int Block = FsVerity.BlockSize;
    private readonly string _root = Directory.CreateTempSubdirectory("tree-").FullName;

    public void Dispose() => Directory.Delete(_root, recursive: true);

    [Fact]
    public async Task Whole_files_are_accepted_and_every_byte_is_counted_once()
    {
        ListedFile[] files = [Make("a.bin", 3 * Block + 5), Make("b/c.bin", 0), Make("b/d.bin", 1)];
        long read = 0;
        Assert.Empty(
            await TreeHashing.RefusalsAsync(
                new FolderTree(_root),
                files,
                bytes => Interlocked.Add(ref read, bytes),
                TestContext.Current.CancellationToken
            )
        );
        Assert.Equal(files.Sum(file => file.Length), read);
    }

    [Fact]
    public async Task A_changed_byte_is_found_with_its_block()
    {
        var file = Make("a.bin", 5 * Block);
        var bytes = File.ReadAllBytes(At("a.bin"));
        bytes[3 * Block + 17] ^= 1;
        File.WriteAllBytes(At("a.bin"), bytes);
        var refusal = Assert.Single(await Refusals(file));
        Assert.Equal(
            (DeliverableRule.Content, "a.bin", 3L),
            (refusal.Rule, refusal.Path, refusal.Block!.Value)
        );
        Assert.Contains("1 of 5 blocks", refusal.Text, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Without_block_digests_a_changed_file_is_refused_all_the_same()
    {
        var file = Make("a.bin", 100);
        File.Delete(At(DeliverableLayout.BlocksOf(file.Sha256)));
        File.WriteAllBytes(At("a.bin"), new byte[100]);
        Assert.Equal(DeliverableRule.Content, Assert.Single(await Refusals(file)).Rule);
    }

    [Fact]
    public async Task A_file_that_grows_while_it_is_read_is_refused()
    {
        var file = Make("a.bin", 100);
        File.AppendAllText(At("a.bin"), "more");
        Assert.Equal(DeliverableRule.Content, Assert.Single(await Refusals(file)).Rule);
    }

    [Fact]
    public async Task A_file_that_cannot_be_opened_is_a_refusal_and_the_rest_is_still_read()
    {
        var missing = new ListedFile("gone.bin", 5, new string('a', 64));
        var changed = Make("b.bin", 10);
        File.WriteAllBytes(At("b.bin"), new byte[10]);
        var refusals = await Refusals(missing, changed);
        Assert.Equal(
            [DeliverableRule.Content, DeliverableRule.Readable],
            refusals.Select(refusal => refusal.Rule)
        );
    }

    [Fact]
    public void Links_pipes_and_folders_are_told_apart_without_opening_them()
    {
        Assert.SkipWhen(OperatingSystem.IsWindows(), "Windows has no pipes in folders.");
        Directory.CreateDirectory(At("folder"));
        File.WriteAllText(At("folder/file"), "x");
        File.CreateSymbolicLink(At("link"), "/etc/passwd");
        Directory.CreateSymbolicLink(At("linked"), "/etc");
        using (
            var mkfifo = Process.Start(
                new ProcessStartInfo("mkfifo", [At("pipe")]) { UseShellExecute = false }
            )!
        )
            mkfifo.WaitForExit();
        Assert.Equal(
            [
                new("folder", TreeEntryKind.Folder, 0),
                new("folder/file", TreeEntryKind.File, 1),
                new("link", TreeEntryKind.Link, 0),
                new("linked", TreeEntryKind.Link, 0),
                new TreeEntry("pipe", TreeEntryKind.Other, 0),
            ],
            new FolderTree(_root).Entries()
        );
    }

    private Task<IReadOnlyList<DeliverableRefusal>> Refusals(params ListedFile[] files) =>
        TreeHashing.RefusalsAsync(
            new FolderTree(_root),
            files,
            _ => { },
            TestContext.Current.CancellationToken
        );

    private string At(string path) => Path.Combine(_root, path);

    private ListedFile Make(string path, int length)
    {
        var bytes = new byte[length];
        new Random(length).NextBytes(bytes);
        using var hasher = new ContentHasher();
        hasher.Append(bytes);
        var digest = hasher.Finish();
        Assert.Equal(Convert.ToHexStringLower(SHA256.HashData(bytes)), digest.Sha256);
        foreach (
            var (name, content) in ((string, byte[])[])
                [(path, bytes), (DeliverableLayout.BlocksOf(digest.Sha256), [.. digest.BlockDigests])]
        )
        {
            Directory.CreateDirectory(Path.GetDirectoryName(At(name))!);
            File.WriteAllBytes(At(name), content);
        }
        return new(path, length, digest.Sha256);
    }
}
