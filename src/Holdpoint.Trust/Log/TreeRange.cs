namespace Holdpoint.Trust.Log;

/// <summary>The root of leaves that come one after the other, with one hash for each bit of their number.</summary>
public sealed class TreeRange
{
    private readonly List<TreeHash> _peaks = [];

    /// <summary>Leaves so far.</summary>
    public long Size { get; private set; }

    /// <summary>Adds a leaf.</summary>
    public void Add(TreeHash leaf)
    {
        var hash = leaf;
        for (var bit = Size; (bit & 1) == 1; bit >>= 1)
        {
            hash = TreeHash.Node(_peaks[^1], hash);
            _peaks.RemoveAt(_peaks.Count - 1);
        }
        _peaks.Add(hash);
        Size++;
    }

    /// <summary>The root of the leaves so far.</summary>
    public TreeHash Root()
    {
        if (Size == 0)
            return TreeHash.Empty;
        var root = _peaks[^1];
        for (var at = _peaks.Count - 2; at >= 0; at--)
            root = TreeHash.Node(_peaks[at], root);
        return root;
    }
}
