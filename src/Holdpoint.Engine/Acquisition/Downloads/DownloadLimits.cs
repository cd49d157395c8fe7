namespace Holdpoint.Engine.Acquisition.Downloads;

/// <summary>How patient a download is; the defaults are <see cref="AcquisitionLimits"/>'.</summary>
internal sealed record DownloadLimits
{
    /// <summary>See <see cref="AcquisitionLimits.ConnectTime"/>.</summary>
    public TimeSpan ConnectTime { get; init; } = AcquisitionLimits.ConnectTime;

    /// <summary>See <see cref="AcquisitionLimits.StallTime"/>.</summary>
    public TimeSpan StallTime { get; init; } = AcquisitionLimits.StallTime;

    /// <summary>See <see cref="AcquisitionLimits.SlowTime"/>.</summary>
    public TimeSpan SlowTime { get; init; } = AcquisitionLimits.SlowTime;

    /// <summary>See <see cref="AcquisitionLimits.SlowBytes"/>.</summary>
    public long SlowBytes { get; init; } = AcquisitionLimits.SlowBytes;

    /// <summary>See <see cref="AcquisitionLimits.DownloadTries"/>.</summary>
    public int Tries { get; init; } = AcquisitionLimits.DownloadTries;

    /// <summary>See <see cref="AcquisitionLimits.DownloadTriesInAll"/>.</summary>
    public int TriesInAll { get; init; } = AcquisitionLimits.DownloadTriesInAll;

    /// <summary>See <see cref="AcquisitionLimits.RetryDelay"/>.</summary>
    public TimeSpan RetryDelay { get; init; } = AcquisitionLimits.RetryDelay;

    /// <summary>See <see cref="AcquisitionLimits.DownloadFlushBytes"/>.</summary>
    public long FlushBytes { get; init; } = AcquisitionLimits.DownloadFlushBytes;
}
