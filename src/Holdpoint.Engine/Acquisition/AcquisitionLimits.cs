namespace Holdpoint.Engine.Acquisition;

/// <summary>Every timeout and limit of acquisition.</summary>
internal static class AcquisitionLimits
{
    /// <summary>Bytes read, hashed and written at once; a multiple of the fs-verity block.</summary>
    public const int Chunk = 1 << 20;

    /// <summary>Free bytes that taking in a file must leave, so that the database and the log can still be written.</summary>
    public const long SpareBytes = 64L << 20;

    /// <summary>How often a writer looks whether a clean-up has ended.</summary>
    public static readonly TimeSpan LockPoll = TimeSpan.FromMilliseconds(50);

    /// <summary>The largest file that is taken in unless told otherwise.</summary>
    public const long FileBytes = 64L << 30;

    /// <summary>A download's bytes are flushed to the medium, and its progress noted, at least this often.</summary>
    public const long DownloadFlushBytes = 16L << 20;

    /// <summary>Redirects that a download follows.</summary>
    public const int Redirects = 8;

    /// <summary>Tries of a download without a single new byte before it is given up.</summary>
    public const int DownloadTries = 5;

    /// <summary>Tries of a download in all, so that a server that gives a byte each time comes to an end.</summary>
    public const int DownloadTriesInAll = 200;

    /// <summary>The wait before the second try of a download; doubled each time.</summary>
    public static readonly TimeSpan RetryDelay = TimeSpan.FromSeconds(1);

    /// <summary>Connecting, TLS included, must be done in this time.</summary>
    public static readonly TimeSpan ConnectTime = TimeSpan.FromSeconds(20);

    /// <summary>Without a byte for this long a peer has stalled. Longer than <see cref="ConnectTime"/>.</summary>
    public static readonly TimeSpan StallTime = TimeSpan.FromSeconds(30);

    /// <summary>A peer that gives less than <see cref="SlowBytes"/> in this time holds us up on purpose.</summary>
    public static readonly TimeSpan SlowTime = TimeSpan.FromSeconds(120);

    /// <summary>See <see cref="SlowTime"/>.</summary>
    public const long SlowBytes = 128 * 1024;

    /// <summary>A scanner must answer to a small question in this time.</summary>
    public static readonly TimeSpan ScannerAnswerTime = TimeSpan.FromSeconds(10);

    /// <summary>A scanner must have scanned one file in this time. 2 GiB at 10 MB/s.</summary>
    public static readonly TimeSpan ScanTime = TimeSpan.FromMinutes(4);

    /// <summary>An unpacker must give its next bytes in this time.</summary>
    public static readonly TimeSpan UnpackTime = TimeSpan.FromSeconds(60);

    /// <summary>The longest answer of a scanner that is read, in bytes.</summary>
    public const int ScannerReplyBytes = 64 * 1024;

    /// <summary>How often a watched folder is looked at.</summary>
    public static readonly TimeSpan WatchEach = TimeSpan.FromSeconds(1);

    /// <summary>Side files of one file that are looked at: signatures, checksums.</summary>
    public const int SideFiles = 64;
}
