namespace Holdpoint.Core.Deployment.Deliverables;

/// <summary>The limits of a deliverable; all are checked before anything of that size is read or kept.</summary>
public static class DeliverableLimits
{
    /// <summary>The longest path, in characters: Windows stops at 260, the folder above needs room.</summary>
    public const int LongestPath = 160;

    /// <summary>The longest name of a file or folder, in characters: what long Joliet names keep on an optical disc.</summary>
    public const int LongestName = 103;

    /// <summary>The deepest folder.</summary>
    public const int Deepest = 6;

    /// <summary>The largest file, in bytes: FAT32 ends at 4 GiB, the virus scanner at 2 GB.</summary>
    public const long LargestPart = 1L << 30;

    /// <summary>The largest number of files.</summary>
    public const int MostFiles = 1_000_000;

    /// <summary>The largest manifest, in bytes.</summary>
    public const int LargestManifest = 1 << 20;

    /// <summary>The largest list of files, in bytes: <see cref="MostFiles"/> lines of the longest kind.</summary>
    public const long LargestList = 256L << 20;

    /// <summary>The largest metadata or evidence file, in bytes; read whole.</summary>
    public const int LargestDocument = 64 << 20;
}
