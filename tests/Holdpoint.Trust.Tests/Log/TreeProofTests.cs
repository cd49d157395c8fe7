using CsCheck;
using Holdpoint.Trust.Log;

namespace Holdpoint.Trust.Tests.Log;

public class TreeProofTests
{
    private const int Most = 300;

    private static readonly MemoryLogStorage Storage = new();
    private static readonly AppendLog Log = Given.Log(Storage, Most);
    private static readonly byte[][] Entries = [.. Enumerable.Range(0, Most).Select(at => Given.Entry(at))];

    [Fact]
    public void Roots_are_those_of_the_definition_for_every_size()
    {
        var range = new TreeRange();
        var nodes = new Remembered(Log.Nodes());
        for (var size = 0; size <= Most; size++)
        {
            var expected = Given.Root(Entries[..size]);
            Assert.Equal(expected, TreeProver.Root(nodes, size));
            Assert.Equal(expected, range.Root());
            if (size < Most)
                range.Add(TreeHash.Leaf(Entries[size]));
        }
    }

    [Fact]
    public void Every_entry_is_proven_in_every_tree()
    {
        var nodes = new Remembered(Log.Nodes());
        for (var size = 1; size <= Most; size++)
        {
            var root = TreeProver.Root(nodes, size);
            for (var index = 0; index < size; index++)
            {
                var path = TreeProver.Inclusion(nodes, index, size);
                Assert.True(InclusionProof.Verify(index, size, TreeHash.Leaf(Entries[index]), path, root));
            }
        }
    }

    [Fact]
    public void Every_tree_is_proven_to_continue_every_earlier_one()
    {
        var nodes = new Remembered(Log.Nodes());
        for (var later = 1; later <= Most; later++)
        {
            for (var earlier = 1; earlier <= later; earlier++)
            {
                Assert.True(
                    ConsistencyProof.Verify(
                        earlier,
                        later,
                        TreeProver.Root(nodes, earlier),
                        TreeProver.Root(nodes, later),
                        TreeProver.Consistency(nodes, earlier, later)
                    )
                );
            }
        }
    }

    [Fact]
    public void A_changed_bit_anywhere_in_an_inclusion_proof_is_refused() =>
        Gen.Select(Gen.Int[1, Most], Gen.Int[0, Most - 1], Gen.Int[0, 255], Gen.Int[0, 20])
            .Where(given => given.Item2 < given.Item1)
            .Sample(given =>
            {
                var (size, index, bit, place) = given;
                var nodes = Log.Nodes();
                var root = TreeProver.Root(nodes, size);
                var path = TreeProver.Inclusion(nodes, index, size).ToList();
                var leaf = TreeHash.Leaf(Entries[index]);
                if (path.Count > 0 && place > 0)
                    path[place % path.Count] = Flip(path[place % path.Count], bit);
                else
                    leaf = Flip(leaf, bit);
                Assert.False(InclusionProof.Verify(index, size, leaf, path, root));
            });

    [Fact]
    public void An_edited_earlier_entry_makes_the_consistency_proof_fail() =>
        Gen.Select(Gen.Int[1, Most], Gen.Int[1, Most], Gen.Int[0, Most - 1])
            .Where(given => given.Item1 < given.Item2 && given.Item3 < given.Item1)
            .Sample(
                given =>
                {
                    var (earlier, later, edited) = given;
                    var honest = TreeProver.Root(Log.Nodes(), earlier);
                    var rewritten = new AppendLog(new MemoryLogStorage());
                    rewritten.Append([
                        .. Entries[..later]
                            .Select((entry, at) => at == edited ? "edited"u8.ToArray() : entry),
                    ]);
                    var nodes = rewritten.Nodes();
                    Assert.False(
                        ConsistencyProof.Verify(
                            earlier,
                            later,
                            honest,
                            TreeProver.Root(nodes, later),
                            TreeProver.Consistency(nodes, earlier, later)
                        )
                    );
                },
                iter: 60
            );

    [Theory]
    [InlineData(1, "001")]
    [InlineData(67, "067")]
    [InlineData(1_234_067, "x001/x234/067")]
    [InlineData(1000, "x001/000")]
    public void Tiles_lie_where_the_layout_says(long index, string expected)
    {
        Assert.Equal($"tile/0/{expected}", TilePath.Tile(0, index, 256));
        Assert.Equal($"tile/entries/{expected}.p/7", TilePath.Entries(index, 7));
    }

    // The example of C2SP tlog-tiles.
    [Fact]
    public void A_tree_of_70000_has_the_tiles_of_the_standards_example()
    {
        Assert.Equal(
            [112, 17, 1],
            [TileNodes.Width(70_000, 0, 273), TileNodes.Width(70_000, 1, 1), TileNodes.Width(70_000, 2, 0)]
        );
        Assert.Equal(256, TileNodes.Width(70_000, 1, 0));
        Assert.Equal(0, TileNodes.Width(256, 0, 1));
    }

    private static TreeHash Flip(TreeHash hash, int bit)
    {
        var bytes = hash.AsSpan().ToArray();
        bytes[bit / 8] ^= (byte)(1 << (bit % 8));
        return new(bytes);
    }

    // All pairs of sizes ask for the same few hashes.
    private sealed class Remembered(ITreeNodes nodes) : ITreeNodes
    {
        private readonly Dictionary<(int, long), TreeHash> _known = [];

        public long Size => nodes.Size;

        public TreeHash Node(int level, long index) =>
            _known.TryGetValue((level, index), out var hash)
                ? hash
                : _known[(level, index)] = nodes.Node(level, index);
    }
}
