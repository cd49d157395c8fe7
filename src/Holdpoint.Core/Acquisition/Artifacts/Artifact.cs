using Holdpoint.Core.Acquisition.Ladder;
using Holdpoint.Core.Acquisition.Scanning;

namespace Holdpoint.Core.Acquisition.Artifacts;

/// <summary>A file with its digests, and everything that was found out about it. Its SHA-256 is its name.</summary>
public sealed record Artifact
{
    /// <summary>SHA-256 of its bytes in lower-case hexadecimal.</summary>
    public required string Sha256 { get; init; }

    /// <summary>Its fs-verity digest (SHA-256, 64 KiB blocks) in lower-case hexadecimal.</summary>
    public required string FsVerity { get; init; }

    /// <summary>Its length in bytes.</summary>
    public required long Length { get; init; }

    /// <summary>The file name it came with, without any folder.</summary>
    public required string Name { get; init; }

    /// <summary>How it came here.</summary>
    public required ArtifactOrigin Origin { get; init; }

    /// <summary>Who asked for it.</summary>
    public required Person Requester { get; init; }

    /// <summary>When it was taken in (UTC).</summary>
    public required DateTimeOffset ReceivedAt { get; init; }

    /// <summary>Where it stands.</summary>
    public required ArtifactState State { get; init; }

    /// <summary>The newest scan; null before the first.</summary>
    public ScanSummary? Scan { get; init; }

    /// <summary>Every rung that was tried, in order.</summary>
    public IReadOnlyList<RungEvidence> Evidence { get; init; } = [];

    /// <summary>The patch cases it was taken in for.</summary>
    public IReadOnlyList<string> Cases { get; init; } = [];

    /// <summary>Its history.</summary>
    public IReadOnlyList<ArtifactStep> Steps { get; init; } = [];

    /// <summary>How far up the ladder it got.</summary>
    public LadderVerdict Verdict() => EvidenceLadder.Judge(Evidence);

    /// <summary>The release that stands; null where there is none.</summary>
    public ArtifactStep? StandingRelease() =>
        State == ArtifactState.Released
            ? Steps.LastOrDefault(step => step.Move == ArtifactMove.Release)
            : null;
}
