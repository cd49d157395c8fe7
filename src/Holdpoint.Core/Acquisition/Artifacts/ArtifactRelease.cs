using Holdpoint.Core.Acquisition.Ladder;
using Holdpoint.Core.Acquisition.Scanning;

namespace Holdpoint.Core.Acquisition.Artifacts;

/// <summary>
/// The release of an artifact. High on the ladder and clean, the rule releases; else a person who is not the requester does,
/// knowing what is missing.
/// </summary>
public static class ArtifactRelease
{
    /// <summary>Releases on a second person's word. A partial scan and a low rung are accepted by his reason, which is kept.</summary>
    public static Transition ByPerson(
        Artifact artifact,
        Person by,
        string why,
        DateTimeOffset at,
        ReleaseRule rule
    )
    {
        ArgumentNullException.ThrowIfNull(artifact);
        ArgumentNullException.ThrowIfNull(by);
        ArgumentNullException.ThrowIfNull(rule);
        if (Blocked(artifact) is { } refused)
            return refused;
        if (ArtifactMoves.WhyNoWord(by, why) is { } wordless)
            return wordless;
        if (by.IsSame(artifact.Requester))
            return Transition.Refused(
                "second-person-needed",
                $"{artifact.Requester} asked for the file; another person must release it."
            );
        if (rule.DistinctAccounts && by.SharesAccount(artifact.Requester))
            return Transition.Refused(
                "second-account-needed",
                $"The file was asked for under the same account, {by.Account}; the site's rule demands another one."
            );
        return ArtifactMoves.Moved(
            artifact,
            ArtifactMove.Release,
            ArtifactState.Released,
            by,
            $"{Missing(artifact)}{why.Trim()}",
            at
        );
    }

    /// <summary>Releases without a person where the rule allows it; refuses, saying what keeps it from that, where not.</summary>
    public static Transition ByRule(Artifact artifact, DateTimeOffset at, ReleaseRule rule)
    {
        ArgumentNullException.ThrowIfNull(artifact);
        ArgumentNullException.ThrowIfNull(rule);
        if (Blocked(artifact) is { } refused)
            return refused;
        if (WhyPersonNeeded(artifact, rule) is { } why)
            return Transition.Refused("second-person-needed", why);
        var reached = EvidenceLadder.Row(artifact.Verdict().Reached);
        return ArtifactMoves.Moved(
            artifact,
            ArtifactMove.Release,
            ArtifactState.Released,
            null,
            $"Released by rule: {reached.Words}, scanned clean.",
            at
        );
    }

    private static Transition? Blocked(Artifact artifact)
    {
        if (ArtifactMoves.Impossible(artifact, ArtifactMove.Release) is { } impossible)
            return impossible;
        var verdict = artifact.Verdict();
        if (verdict.IsFailed || artifact.Scan is null or { Verdict: ScanVerdict.Found })
            return Transition.Refused("failed", "A file that failed a check is never released.");
        return verdict.Untried is [_, ..] untried
            ? Transition.Refused(
                "not-answered",
                $"First say of {string.Join(" and ", untried.Select(row => row.Words))} whether it holds or is not available from the source."
            )
            : null;
    }

    private static string? WhyPersonNeeded(Artifact artifact, ReleaseRule rule)
    {
        var verdict = artifact.Verdict();
        var lowest =
            rule.AutomaticFrom is { } from && from > ReleaseRule.LowestAutomatic
                ? from
                : ReleaseRule.LowestAutomatic;
        if (rule.AutomaticFrom is null)
            return "The site's rule wants a second person for every release.";
        if (verdict.Reached < lowest)
            return $"Only {EvidenceLadder.Row(verdict.Reached).Words} was reached; a second person must accept that.";
        if (artifact.Scan!.Verdict != ScanVerdict.Clean)
            return $"The file was not fully scanned ({artifact.Scan.Text}); a second person must accept that.";
        return IsIndependent(artifact, verdict.Reached)
            ? null
            : $"The {EvidenceLadder.Row(verdict.Reached).Words} rests on the requester's own word.";
    }

    // The rung stands on something that the requester did not bring along himself.
    private static bool IsIndependent(Artifact artifact, Rung rung) =>
        artifact.Evidence.Any(one =>
            one.Rung == rung
            && one.Answer == RungAnswer.Met
            && (one.By is null || !one.By.IsSame(artifact.Requester))
        );

    private static string Missing(Artifact artifact)
    {
        var verdict = artifact.Verdict();
        var accepted = new List<string>();
        if (verdict.Reached < ReleaseRule.LowestAutomatic)
            accepted.Add($"only {EvidenceLadder.Row(verdict.Reached).Words}");
        if (artifact.Scan!.Verdict == ScanVerdict.NotFullyScanned)
            accepted.Add($"not fully scanned ({artifact.Scan.Text})");
        return accepted.Count == 0 ? "" : $"Accepted: {string.Join("; ", accepted)}. ";
    }
}
