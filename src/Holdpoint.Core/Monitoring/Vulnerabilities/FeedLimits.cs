namespace Holdpoint.Core.Monitoring.Vulnerabilities;

/// <summary>Every bound on what these files may hold, in one place.</summary>
public static class FeedLimits
{
    /// <summary>Bytes of a KEV catalogue (2025: 1.3 MB for 1,404 entries).</summary>
    public const int KevBytes = 64 * 1024 * 1024;

    /// <summary>Bytes of the EPSS scores after decompression (2025: 8 MB for 290,000 CVEs).</summary>
    public const int EpssBytes = 128 * 1024 * 1024;

    /// <summary>Bytes of one CVE record (real ones stay below 1 MB).</summary>
    public const int CveRecordBytes = 8 * 1024 * 1024;

    /// <summary>Bytes of a file with one CVE record or one SSVC statement a line.</summary>
    public const int LinesBytes = 512 * 1024 * 1024;

    /// <summary>JSON nesting.</summary>
    public const int JsonDepth = 64;

    /// <summary>Entries of one file.</summary>
    public const int Entries = 2_000_000;

    /// <summary>Items of one list inside a record: references, CPE names, vectors.</summary>
    public const int Items = 2_000;

    /// <summary>Characters of a text that is kept; the rest is cut off.</summary>
    public const int TextLength = 4_000;

    /// <summary>Diagnostics kept for one file; the rest are counted.</summary>
    public const int Diagnostics = 1_000;
}
