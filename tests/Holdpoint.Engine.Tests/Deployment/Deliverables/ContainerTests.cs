using Holdpoint.Core.Deployment.Deliverables;
using Holdpoint.Engine.Deployment.Deliverables;

namespace Holdpoint.Engine.Tests.Deployment.Deliverables;

public sealed class ContainerTests : IDisposable
{
    private readonly string _root = Directory.CreateTempSubdirectory("container-").FullName;

    public ContainerTests()
    {
        foreach (
            var (path, length) in ((string, int)[])
                [("README.txt", 10), ("targets/ab/empty", 0), ("targets/ab/some.bin", 3000)]
        )
        {
            Directory.CreateDirectory(Path.GetDirectoryName(At("tree/" + path))!);
            File.WriteAllBytes(At("tree/" + path), new byte[length]);
        }
    }

    public void Dispose() => Directory.Delete(_root, recursive: true);

    [Theory]
    [InlineData("tar")]
    [InlineData("zip")]
    public async Task A_container_shows_the_same_files_and_the_same_tree_gives_the_same_bytes(string kind)
    {
        await Write(kind, "one");
        await Write(kind, "two");
        Assert.Equal(File.ReadAllBytes(At("one")), File.ReadAllBytes(At("two")));
        using var tree = DeliverableTree.Open(At("one")).Tree!;
        using var folder = new FolderTree(At("tree"));
        Assert.Equal(folder.Entries().Where(entry => entry.Kind == TreeEntryKind.File), tree.Entries());
        Assert.Equal(new byte[3000], tree.ReadSmall("targets/ab/some.bin", 5000));
        Assert.Null(tree.ReadSmall("targets/ab/some.bin", 100));
    }

    [Theory]
    [InlineData("tar")]
    [InlineData("zip")]
    public async Task A_container_that_was_cut_off_or_lengthened_is_refused(string kind)
    {
        await Write(kind, "whole");
        var whole = File.ReadAllBytes(At("whole"));
        foreach (
            var changed in (byte[][])
                [whole[..^1], whole[..^600], whole[..100], [], [.. whole, 0], [.. whole, .. new byte[512]]]
        )
        {
            File.WriteAllBytes(At("changed"), changed);
            var opening = DeliverableTree.Open(At("changed"));
            Assert.Equal(DeliverableRule.Container, opening.Refusal?.Rule);
        }
    }

    private async Task Write(string kind, string name)
    {
        using var folder = new FolderTree(At("tree"));
        await using var to = File.Create(At(name));
        await (
            kind == "tar"
                ? ContainerWriting.TarAsync(folder, to, TestContext.Current.CancellationToken)
                : ContainerWriting.ZipAsync(folder, to, TestContext.Current.CancellationToken)
        );
    }

    private string At(string path) => Path.Combine(_root, path);
}
