namespace Holdpoint.Trust.Tuf;

/// <summary>Everything that the TUF client bounds, in one place (TUF 1.0.34, clause 5: "application-specific").</summary>
public sealed record TufLimits
{
    /// <summary>The limits used when no others are asked for.</summary>
    public static TufLimits Usual { get; } = new();

    /// <summary>Largest root file, in bytes (5.3.3, W).</summary>
    public int RootBytes { get; init; } = 512 * 1024;

    /// <summary>Largest timestamp file, in bytes (5.4.1, X).</summary>
    public int TimestampBytes { get; init; } = 64 * 1024;

    /// <summary>Largest snapshot file, in bytes, where the timestamp tells no length (5.5.1, Y).</summary>
    public int SnapshotBytes { get; init; } = 8 * 1024 * 1024;

    /// <summary>Largest targets file, in bytes, where the snapshot tells no length (5.6.1, Z).</summary>
    public int TargetsBytes { get; init; } = 64 * 1024 * 1024;

    /// <summary>Most new root versions in one refresh (5.3.3, Y).</summary>
    public int RootRotations { get; init; } = 256;

    /// <summary>Most roles visited in the search for one target (5.6.7.1).</summary>
    public int VisitedRoles { get; init; } = 256;

    /// <summary>Most signatures in one file; each costs a verification.</summary>
    public int Signatures { get; init; } = 256;

    /// <summary>Most JSON values in one file.</summary>
    public int JsonValues { get; init; } = 2_000_000;

    /// <summary>Longest wait for the next bytes of a file (slow retrieval).</summary>
    public TimeSpan Stall { get; init; } = TimeSpan.FromSeconds(30);

    /// <summary>Longest time for one metadata file, from asking to its last byte.</summary>
    public TimeSpan MetadataTime { get; init; } = TimeSpan.FromMinutes(5);
}
