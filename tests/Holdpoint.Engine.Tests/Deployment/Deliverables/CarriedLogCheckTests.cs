using System.Security.Cryptography;
using Holdpoint.Core.Deployment.Deliverables;
using Holdpoint.Engine.Deployment.Deliverables;
using Holdpoint.Trust.Attestation.Predicates;
using Holdpoint.Trust.Keys;
using Holdpoint.Trust.Log;

namespace Holdpoint.Engine.Tests.Deployment.Deliverables;

public sealed class CarriedLogCheckTests : IDisposable
{
    private const string Origin = "holdpoint/headquarters";
    private readonly string _folder = Directory.CreateTempSubdirectory("carried-log-").FullName;
    private readonly Ed25519Signer _key = new(SHA256.HashData("log"u8));
    private readonly Ed25519Signer _other = new(SHA256.HashData("other log"u8));

    public void Dispose()
    {
        _key.Dispose();
        _other.Dispose();
        Directory.Delete(_folder, recursive: true);
    }

    [Theory]
    [InlineData(0)]
    [InlineData(1)]
    [InlineData(5)]
    [InlineData(8)]
    [InlineData(9)]
    public void A_log_that_only_grew_is_taken(int seen)
    {
        Carry(Log("a", 9), seen);
        Assert.Equal(9, Run(Known("a", seen), 9).Told!.Size);
    }

    [Fact]
    public void A_log_that_was_rewritten_cut_or_signed_by_another_is_refused()
    {
        Carry(Log("a", 9), 5);
        Assert.Null(Run(Known("b", 5), 9).Told);
        Assert.Null(Run(Known("b", 9), 9).Told);
        Assert.Null(Run(Known("a", 10), 9).Told);
        Assert.Null(Run(Known("a", 6), 9).Told);
        Assert.Null(Run(Known("a", 5), 8).Told);
        Assert.Null(Run(Known("a", 5), null).Told);
        File.WriteAllBytes(
            Path.Combine(_folder, "log/checkpoint"),
            Checkpoint.Sign(Origin, 9, TreeProver.Root(Log("a", 9), 9), _other).Note.ToBytes()
        );
        var (told, refusals) = Run(Known("a", 5), 9);
        Assert.Null(told);
        Assert.Equal(DeliverableRule.Log, Assert.Single(refusals).Rule);
    }

    private Checkpoint? Known(string kind, int size) =>
        size == 0 ? null : Checkpoint.Sign(Origin, size, TreeProver.Root(Log(kind, size), size), _key);

    private static SmallTree Log(string kind, int size) =>
        new([
            .. Enumerable
                .Range(0, size)
                .Select(at => TreeHash.Leaf(System.Text.Encoding.UTF8.GetBytes($"{kind}{at}"))),
        ]);

    private void Carry(SmallTree log, int since)
    {
        Directory.CreateDirectory(Path.Combine(_folder, "log"));
        var checkpoint = Checkpoint.Sign(Origin, log.Size, TreeProver.Root(log, log.Size), _key);
        File.WriteAllBytes(Path.Combine(_folder, "log/checkpoint"), checkpoint.Note.ToBytes());
        File.WriteAllBytes(
            Path.Combine(_folder, $"log/since-{since}"),
            WitnessRequest.Make(log, since, checkpoint).ToBytes()
        );
    }

    private (Checkpoint? Told, List<DeliverableRefusal> Refusals) Run(Checkpoint? known, long? announced)
    {
        var refusals = new List<DeliverableRefusal>();
        using var tree = new FolderTree(_folder);
        var told = CarriedLogCheck.Run(
            tree,
            new(NoteKey.Create(Origin, NoteSignatureKind.Ed25519, _key.PublicKey)!, known),
            announced is { } size ? new LogPlace(Origin, size) : null,
            refusals.Add
        );
        return (told, refusals);
    }

    private sealed class SmallTree(TreeHash[] leaves) : ITreeNodes
    {
        public long Size => leaves.Length;

        public TreeHash Node(int level, long index) =>
            level == 0
                ? leaves[index]
                : TreeHash.Node(Node(level - 1, 2 * index), Node(level - 1, 2 * index + 1));
    }
}
