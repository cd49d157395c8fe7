namespace Holdpoint.Trust.Log;

/// <summary>Checks that a tree begins with all of an earlier one (RFC 6962, clause 2.1.2; RFC 9162, clause 2.1.4.2).</summary>
public static class ConsistencyProof
{
    /// <summary>Whether the path proves that the later tree is the earlier one with entries added.</summary>
    /// <param name="earlier">Leaves of the earlier tree, at least 1: of the empty tree nothing can be proven.</param>
    /// <param name="later">Leaves of the later tree.</param>
    /// <param name="earlierRoot">Root of the earlier tree.</param>
    /// <param name="laterRoot">Root of the later tree.</param>
    /// <param name="path">The hashes of the proof.</param>
    public static bool Verify(
        long earlier,
        long later,
        TreeHash earlierRoot,
        TreeHash laterRoot,
        IReadOnlyList<TreeHash> path
    )
    {
        ArgumentNullException.ThrowIfNull(path);
        if (earlier <= 0 || earlier > later)
            return false;
        if (earlier == later)
            return path.Count == 0 && earlierRoot == laterRoot;
        // A tree of a power of two is a node of the later tree, and its root is not repeated in the proof.
        var next = 0;
        TreeHash first;
        if (long.IsPow2(earlier))
            first = earlierRoot;
        else if (path.Count > 0)
            first = path[next++];
        else
            return false;
        var (at, last) = (earlier - 1, later - 1);
        while ((at & 1) == 1)
            (at, last) = (at >> 1, last >> 1);
        var (early, late) = (first, first);
        for (; next < path.Count; next++)
        {
            if (last == 0)
                return false;
            if ((at & 1) == 1 || at == last)
            {
                early = TreeHash.Node(path[next], early);
                late = TreeHash.Node(path[next], late);
                while ((at & 1) == 0 && at != 0)
                    (at, last) = (at >> 1, last >> 1);
            }
            else
            {
                late = TreeHash.Node(late, path[next]);
            }
            (at, last) = (at >> 1, last >> 1);
        }
        return last == 0 && early == earlierRoot && late == laterRoot;
    }
}
