using Holdpoint.Core.Deployment.Deliverables;
using Holdpoint.Engine.Deployment.Deliverables;
using Holdpoint.Trust.Digests;

namespace Holdpoint.Engine.Tests.Deployment.Deliverables;

public sealed class BadSectorTests : IDisposable
{
    private readonly Road _road = new();

    public void Dispose() => _road.Dispose();

    [Fact]
    public async Task A_sector_that_cannot_be_read_is_named_and_the_rest_is_still_verified()
    {
        var folder = await _road.ExportAsync(
            _road.Plan(1, _road.File("one.zip", 300_000), _road.File("two.zip", 5_000))
        );
        var scene = new Scene(_road, folder);
        scene.Flip(scene.Target("two"), 9);
        using var tree = new WornTree(
            new FolderTree(folder),
            scene.Target("one"),
            badFrom: 2 * FsVerity.BlockSize
        );
        var verdict = await new DeliverableVerification(
            [tree],
            _road.Trust(),
            _ => { },
            TestContext.Current.CancellationToken
        ).RunAsync();
        Assert.Equal(
            [(DeliverableRule.Content, scene.Target("two")), (DeliverableRule.Readable, scene.Target("one"))],
            verdict.Refusals.Select(refusal => (refusal.Rule, refusal.Path)).Order()
        );
        Assert.Equal(2, verdict.Refusals.Single(refusal => refusal.Rule == DeliverableRule.Readable).Block);
    }

    /// <summary>A medium on which one file cannot be read from some byte on.</summary>
    private sealed class WornTree(DeliverableTree tree, string bad, long badFrom) : DeliverableTree
    {
        public override IReadOnlyList<TreeEntry> Entries() => tree.Entries();

        public override Stream OpenFile(string path) =>
            path == bad ? new WornStream(tree.OpenFile(path), badFrom) : tree.OpenFile(path);

        public override void Dispose() => tree.Dispose();
    }

    private sealed class WornStream(Stream stream, long badFrom) : Stream
    {
        public override bool CanRead => true;
        public override bool CanSeek => false;
        public override bool CanWrite => false;
        public override long Length => stream.Length;
        public override long Position
        {
            get => stream.Position;
            set => throw new NotSupportedException();
        }

        public override int Read(byte[] buffer, int offset, int count)
        {
            var left = badFrom - stream.Position;
            return left > 0
                ? stream.Read(buffer, offset, (int)Math.Min(count, left))
                : throw new IOException("Input/output error");
        }

        public override void Flush() { }

        public override long Seek(long offset, SeekOrigin origin) => throw new NotSupportedException();

        public override void SetLength(long value) => throw new NotSupportedException();

        public override void Write(byte[] buffer, int offset, int count) => throw new NotSupportedException();

        protected override void Dispose(bool disposing)
        {
            stream.Dispose();
            base.Dispose(disposing);
        }
    }
}
