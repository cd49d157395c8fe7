namespace Holdpoint.Trust.Log;

/// <summary>Sizes and limits of the log's formats.</summary>
public static class LogLimits
{
    /// <summary>Hashes in a full tile, entries in a full bundle (C2SP tlog-tiles).</summary>
    public const int TileWidth = 256;

    /// <summary>Levels of the tree that a tile spans.</summary>
    public const int TileHeight = 8;

    /// <summary>The longest entry, in bytes: its length is written in two (C2SP tlog-tiles).</summary>
    public const int EntryBytes = ushort.MaxValue;

    /// <summary>The longest signed note that is read, in bytes.</summary>
    public const int NoteBytes = 1024 * 1024;

    /// <summary>The most signatures of a note that are read.</summary>
    public const int NoteSignatures = 100;

    /// <summary>The most hashes of a proof that are read: the height of the largest tree.</summary>
    public const int ProofHashes = 63;

    /// <summary>The most bytes of entries that are appended at once.</summary>
    public const int BatchBytes = 64 * 1024 * 1024;

    /// <summary>How long an append waits for another process that appends, in milliseconds.</summary>
    public const int WaitForLockMilliseconds = 120_000;
}
