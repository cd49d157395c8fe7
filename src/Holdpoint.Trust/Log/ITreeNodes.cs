namespace Holdpoint.Trust.Log;

/// <summary>Where the hashes of complete subtrees come from.</summary>
public interface ITreeNodes
{
    /// <summary>Leaves that are there.</summary>
    long Size { get; }

    /// <summary>The hash over the 2^<paramref name="level"/> leaves from <paramref name="index"/> · 2^<paramref name="level"/>, all of which are there.</summary>
    TreeHash Node(int level, long index);
}
