using Holdpoint.Core.Acquisition;
using Holdpoint.Core.Acquisition.Artifacts;
using Holdpoint.Core.Acquisition.Ladder;
using Holdpoint.Core.Acquisition.Scanning;

namespace Holdpoint.Core.Tests.Acquisition;

internal static class Given
{
    public static readonly DateTimeOffset Now = new(2026, 11, 23, 6, 0, 0, TimeSpan.Zero);
    public static readonly Person Anna = new("Anna", "anna@ws1");
    public static readonly Person Ben = new("Ben", "ben@ws2");

    public static Artifact Artifact(params RungEvidence[] evidence) =>
        new()
        {
            Sha256 = new('a', 64),
            FsVerity = new('b', 64),
            Length = 3,
            Name = "patch.bin",
            Origin = new("hand-in", "/tmp/patch.bin"),
            Requester = Anna,
            ReceivedAt = Now,
            State = ArtifactState.Quarantined,
            Evidence = evidence,
        };

    public static ScanSummary Scan(ScanVerdict verdict) =>
        ScanSummary.Of(
            [new("clamd", "1.4.3", "27500", Now)],
            0,
            [new("clamd", "", verdict, verdict == ScanVerdict.Clean ? [] : ["x"])],
            Now
        );

    public static RungEvidence Tried(Rung rung, RungAnswer answer, Person? by = null) =>
        new(rung, answer, $"{rung} {answer}.", null, by, Now);

    /// <summary>Scanned clean, with this evidence.</summary>
    public static Artifact Scanned(ScanVerdict verdict, params RungEvidence[] evidence)
    {
        var artifact = ArtifactMoves.Scanned(Artifact(), Scan(verdict)).Artifact!;
        foreach (var one in evidence)
            artifact = ArtifactMoves.Tried(artifact, one).Artifact!;
        return artifact;
    }
}
