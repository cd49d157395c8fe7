namespace Holdpoint.Trust.Log;

/// <summary>Checks that an entry is in a tree (RFC 6962, clause 2.1.1; RFC 9162, clause 2.1.3.2).</summary>
public static class InclusionProof
{
    /// <summary>Whether the path leads from the leaf at a place to the root.</summary>
    /// <param name="index">The leaf's place, from 0.</param>
    /// <param name="size">Leaves in the tree, at least 1.</param>
    /// <param name="leaf">The leaf's hash.</param>
    /// <param name="path">The siblings, from the leaf's to the root's child.</param>
    /// <param name="root">The tree's root.</param>
    public static bool Verify(
        long index,
        long size,
        TreeHash leaf,
        IReadOnlyList<TreeHash> path,
        TreeHash root
    )
    {
        ArgumentNullException.ThrowIfNull(path);
        if (index < 0 || index >= size)
            return false;
        var (at, last) = (index, size - 1);
        var hash = leaf;
        foreach (var sibling in path)
        {
            if (last == 0)
                return false;
            if ((at & 1) == 1 || at == last)
            {
                hash = TreeHash.Node(sibling, hash);
                while ((at & 1) == 0 && at != 0)
                    (at, last) = (at >> 1, last >> 1);
            }
            else
            {
                hash = TreeHash.Node(hash, sibling);
            }
            (at, last) = (at >> 1, last >> 1);
        }
        return last == 0 && hash == root;
    }
}
