using System.Numerics;

namespace Holdpoint.Trust.Log;

/// <summary>Makes roots and proofs (RFC 6962, clauses 2.1 to 2.1.2) from the hashes of complete subtrees.</summary>
public static class TreeProver
{
    /// <summary>The root of the tree of the first <paramref name="size"/> leaves.</summary>
    public static TreeHash Root(ITreeNodes nodes, long size)
    {
        ArgumentNullException.ThrowIfNull(nodes);
        ArgumentOutOfRangeException.ThrowIfNegative(size);
        ArgumentOutOfRangeException.ThrowIfGreaterThan(size, nodes.Size);
        return size == 0 ? TreeHash.Empty : Range(nodes, 0, size);
    }

    /// <summary>The proof that a leaf is in the tree of the first <paramref name="size"/> leaves.</summary>
    public static IReadOnlyList<TreeHash> Inclusion(ITreeNodes nodes, long index, long size)
    {
        ArgumentNullException.ThrowIfNull(nodes);
        ArgumentOutOfRangeException.ThrowIfNegative(index);
        ArgumentOutOfRangeException.ThrowIfGreaterThanOrEqual(index, size);
        ArgumentOutOfRangeException.ThrowIfGreaterThan(size, nodes.Size);
        var path = new List<TreeHash>();
        var (first, end) = (0L, size);
        while (end - first > 1)
        {
            var split = first + Split(end - first);
            if (index < split)
            {
                path.Add(Range(nodes, split, end));
                end = split;
            }
            else
            {
                path.Add(Range(nodes, first, split));
                first = split;
            }
        }
        path.Reverse();
        return path;
    }

    /// <summary>The proof that the tree of <paramref name="later"/> leaves begins with that of <paramref name="earlier"/>, at least 1.</summary>
    public static IReadOnlyList<TreeHash> Consistency(ITreeNodes nodes, long earlier, long later)
    {
        ArgumentNullException.ThrowIfNull(nodes);
        ArgumentOutOfRangeException.ThrowIfNegativeOrZero(earlier);
        ArgumentOutOfRangeException.ThrowIfGreaterThan(earlier, later);
        ArgumentOutOfRangeException.ThrowIfGreaterThan(later, nodes.Size);
        var path = new List<TreeHash>();
        var (first, end) = (0L, later);
        while (end != earlier)
        {
            var split = first + Split(end - first);
            if (earlier <= split)
            {
                path.Add(Range(nodes, split, end));
                end = split;
            }
            else
            {
                path.Add(Range(nodes, first, split));
                first = split;
            }
        }
        // Where the earlier tree is a node by itself, the verifier knows that node already: it is the earlier root.
        if (first != 0)
            path.Add(Range(nodes, first, end));
        path.Reverse();
        return path;
    }

    private static TreeHash Range(ITreeNodes nodes, long first, long end)
    {
        var count = end - first;
        if (long.IsPow2(count))
        {
            var level = BitOperations.TrailingZeroCount(count);
            return nodes.Node(level, first >> level);
        }
        var split = first + Split(count);
        return TreeHash.Node(Range(nodes, first, split), Range(nodes, split, end));
    }

    // The largest power of two below the count.
    private static long Split(long count) => 1L << BitOperations.Log2((ulong)(count - 1));
}
