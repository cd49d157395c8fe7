using System.Collections.Frozen;
using Holdpoint.Core.Acquisition.Ladder;
using Holdpoint.Core.Acquisition.Scanning;

namespace Holdpoint.Core.Acquisition.Artifacts;

/// <summary>The moves of an artifact. What the table does not hold cannot happen.</summary>
public static class ArtifactMoves
{
    private static readonly FrozenSet<(ArtifactState, ArtifactMove)> Allowed = new[]
    {
        (ArtifactState.Quarantined, ArtifactMove.Scan),
        (ArtifactState.Quarantined, ArtifactMove.Evidence),
        (ArtifactState.Quarantined, ArtifactMove.Refuse),
        (ArtifactState.Scanned, ArtifactMove.Scan),
        (ArtifactState.Scanned, ArtifactMove.Evidence),
        (ArtifactState.Scanned, ArtifactMove.Refuse),
        (ArtifactState.Authenticated, ArtifactMove.Scan),
        (ArtifactState.Authenticated, ArtifactMove.Evidence),
        (ArtifactState.Authenticated, ArtifactMove.Release),
        (ArtifactState.Authenticated, ArtifactMove.Refuse),
        (ArtifactState.Released, ArtifactMove.Scan),
        (ArtifactState.Released, ArtifactMove.Evidence),
        (ArtifactState.Released, ArtifactMove.Withdraw),
        (ArtifactState.Refused, ArtifactMove.Reopen),
        (ArtifactState.Withdrawn, ArtifactMove.Reopen),
    }.ToFrozenSet();

    /// <summary>True where the move is possible in this state.</summary>
    public static bool IsPossible(ArtifactState state, ArtifactMove move) => Allowed.Contains((state, move));

    /// <summary>Takes a scan's result in. What was found refuses the artifact, or withdraws a released one.</summary>
    public static Transition Scanned(Artifact artifact, ScanSummary scan)
    {
        ArgumentNullException.ThrowIfNull(artifact);
        ArgumentNullException.ThrowIfNull(scan);
        if (Impossible(artifact, ArtifactMove.Scan) is { } refused)
            return refused;
        var to = scan.Verdict == ScanVerdict.Found ? Fallen(artifact) : Standing(artifact, scan);
        return Moved(artifact with { Scan = scan }, ArtifactMove.Scan, to, null, scan.Text, scan.At);
    }

    /// <summary>Takes a try of a rung in. A failure refuses the artifact, or withdraws a released one.</summary>
    public static Transition Tried(Artifact artifact, RungEvidence evidence)
    {
        ArgumentNullException.ThrowIfNull(artifact);
        ArgumentNullException.ThrowIfNull(evidence);
        if (Impossible(artifact, ArtifactMove.Evidence) is { } refused)
            return refused;
        var with = artifact with { Evidence = [.. artifact.Evidence, evidence] };
        var to = with.Verdict().IsFailed ? Fallen(artifact) : Standing(with, with.Scan);
        return Moved(with, ArtifactMove.Evidence, to, evidence.By, evidence.Text, evidence.At);
    }

    /// <summary>Refuses an artifact on a person's word.</summary>
    public static Transition Refuse(Artifact artifact, Person by, string why, DateTimeOffset at) =>
        Said(artifact, ArtifactMove.Refuse, ArtifactState.Refused, by, why, at);

    /// <summary>Takes a release back on a person's word.</summary>
    public static Transition Withdraw(Artifact artifact, Person by, string why, DateTimeOffset at) =>
        Said(artifact, ArtifactMove.Withdraw, ArtifactState.Withdrawn, by, why, at);

    /// <summary>Puts a refused artifact back into quarantine; a scan and every rung that failed must then be tried anew.</summary>
    public static Transition Reopen(Artifact artifact, Person by, string why, DateTimeOffset at)
    {
        ArgumentNullException.ThrowIfNull(artifact);
        ArgumentNullException.ThrowIfNull(by);
        if (by.IsSame(artifact.Requester))
            return Transition.Refused(
                "second-person-needed",
                $"{artifact.Requester} asked for the file; another person must reopen it."
            );
        var anew = artifact with
        {
            Scan = null,
            Evidence = [.. artifact.Evidence.Where(one => one.Answer != RungAnswer.Failed)],
        };
        return Said(anew, ArtifactMove.Reopen, ArtifactState.Quarantined, by, why, at);
    }

    internal static Transition? Impossible(Artifact artifact, ArtifactMove move) =>
        IsPossible(artifact.State, move)
            ? null
            : Transition.Refused(
                "not-in-this-state",
                $"The artifact is {Word(artifact.State)}: {Word(move)} is not possible now."
            );

    internal static Transition Moved(
        Artifact artifact,
        ArtifactMove move,
        ArtifactState to,
        Person? by,
        string text,
        DateTimeOffset at
    ) =>
        new(
            artifact with
            {
                State = to,
                Steps = [.. artifact.Steps, new(move, artifact.State, to, by, text, at)],
            },
            null
        );

    internal static Transition? WhyNoWord(Person by, string why) =>
        !by.IsNamed ? Transition.Refused("name-missing", "Say who you are.")
        : string.IsNullOrWhiteSpace(why)
            ? Transition.Refused("why-missing", "A reason is needed: others will rely on your word.")
        : null;

    private static Transition Said(
        Artifact artifact,
        ArtifactMove move,
        ArtifactState to,
        Person by,
        string why,
        DateTimeOffset at
    )
    {
        ArgumentNullException.ThrowIfNull(artifact);
        ArgumentNullException.ThrowIfNull(by);
        return Impossible(artifact, move)
            ?? WhyNoWord(by, why)
            ?? Moved(artifact, move, to, by, why.Trim(), at);
    }

    private static ArtifactState Fallen(Artifact artifact) =>
        artifact.State == ArtifactState.Released ? ArtifactState.Withdrawn : ArtifactState.Refused;

    // A scan that is not clean any more does not carry a release that no person gave.
    private static ArtifactState Standing(Artifact artifact, ScanSummary? scan) =>
        artifact.State == ArtifactState.Released
            ? artifact.StandingRelease()?.By is null && scan?.Verdict != ScanVerdict.Clean
                ? ArtifactState.Authenticated
                : ArtifactState.Released
            : scan is null
                ? ArtifactState.Quarantined
                : artifact.Verdict().Reached == Rung.None
                    ? ArtifactState.Scanned
                    : ArtifactState.Authenticated;

    private static string Word<T>(T value)
        where T : struct, Enum => value.ToString().ToLowerInvariant();
}
