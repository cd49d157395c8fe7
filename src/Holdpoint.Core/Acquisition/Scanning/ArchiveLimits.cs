namespace Holdpoint.Core.Acquisition.Scanning;

/// <summary>How far archives are unpacked. What lies beyond was not looked at, and the report says so.</summary>
public sealed record ArchiveLimits
{
    /// <summary>Archives within archives.</summary>
    public int Depth { get; init; } = 8;

    /// <summary>Members over all archives of one file.</summary>
    public int Members { get; init; } = 100_000;

    /// <summary>Bytes of one member.</summary>
    public long MemberBytes { get; init; } = 4L << 30;

    /// <summary>Bytes of all members of one file.</summary>
    public long TotalBytes { get; init; } = 32L << 30;

    /// <summary>Unpacked bytes for one packed byte; checked from <see cref="RatioFrom"/> on. A real patch rarely passes 50.</summary>
    public int Ratio { get; init; } = 200;

    /// <summary>Bytes that any member may have whatever its ratio.</summary>
    public long RatioFrom { get; init; } = 16L << 20;

    /// <summary>Bytes of dictionaries and models that unpackers may hold at once, over archives within archives.</summary>
    public long Memory { get; init; } = 640L << 20;

    /// <summary>Reports kept; further ones are counted.</summary>
    public int Reports { get; init; } = 1_000;
}
