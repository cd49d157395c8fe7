using System.Security.Cryptography;
using Holdpoint.Core.Acquisition;
using Holdpoint.Core.Acquisition.Artifacts;
using Holdpoint.Core.Acquisition.Ladder;
using Holdpoint.Engine.Acquisition.Scanning;
using Holdpoint.Engine.Acquisition.Vault;
using Holdpoint.Trust.Signatures;

namespace Holdpoint.Engine.Acquisition.Artifacts;

/// <summary>Takes an artifact from quarantine to release, each step by a rule of Core.</summary>
internal sealed class ArtifactProcess(
    ContentVault vault,
    ArtifactStore artifacts,
    ScanRun scans,
    SignatureCheck signatures,
    AcquisitionSettings settings,
    TimeProvider clock
)
{
    /// <summary>Scans an artifact, and releases it where the rule then allows that.</summary>
    public async Task<Transition> ScanAsync(
        Artifact artifact,
        IProgress<int>? progress,
        CancellationToken cancel
    )
    {
        if (await vault.PathAsync(artifact.Sha256, cancel) is not { } path)
            return Gone(artifact);
        var summary = await scans.RunAsync(path, vault.Area(ContentVault.Quarantine), progress, cancel);
        return await SettleAsync(
            await artifacts.ApplyAsync(
                artifact.Sha256,
                "scan",
                now => ArtifactMoves.Scanned(now, summary),
                cancel
            ),
            cancel
        );
    }

    /// <summary>
    /// Judges an artifact's signatures, its own and those that lay beside it. A judgement that says what the last one said adds
    /// nothing; another one stands beside it. What was refused or withdrawn is as it was: a person reopens it first.
    /// </summary>
    public async Task<Transition> JudgeAsync(
        Artifact artifact,
        IReadOnlyList<SideFile> beside,
        CancellationToken cancel
    )
    {
        if (!ArtifactMoves.IsPossible(artifact.State, ArtifactMove.Evidence))
            return new(artifact, null);
        if (await vault.PathAsync(artifact.Sha256, cancel) is not { } path)
            return Gone(artifact);
        var evidence = signatures.Judge(path, artifact.Name, beside, clock.GetUtcNow());
        return evidence.SaysMoreThan(artifact.Evidence)
            ? await TriedAsync(artifact.Sha256, evidence, cancel)
            : new(artifact, null);
    }

    /// <summary>Takes a try of a rung in.</summary>
    public async Task<Transition> TriedAsync(
        string sha256,
        RungEvidence evidence,
        CancellationToken cancel
    ) =>
        await SettleAsync(
            await artifacts.ApplyAsync(
                sha256,
                "evidence",
                artifact => ArtifactMoves.Tried(artifact, evidence),
                cancel
            ),
            cancel
        );

    /// <summary>Holds a digest that is said to be the vendor's against an artifact.</summary>
    public async Task<Transition> DigestAsync(Artifact artifact, DigestClaim claim, CancellationToken cancel)
    {
        if (DigestRule.WhyNotWellFormed(claim) is { } malformed)
            return new(null, malformed);
        if (await ActualAsync(artifact, claim.Algorithm, cancel) is not { } actual)
            return Gone(artifact);
        var (evidence, refusal) = DigestRule.Hold(claim, actual, artifact.Origin.Address, clock.GetUtcNow());
        return evidence is null ? new(null, refusal) : await TriedAsync(artifact.Sha256, evidence, cancel);
    }

    /// <summary>Takes a person's sight of the digest in: what he computed himself, from the file as he got it himself.</summary>
    public Task<Transition> SightAsync(Artifact artifact, Person by, string sha256, CancellationToken cancel)
    {
        var equal = string.Equals(sha256, artifact.Sha256, StringComparison.OrdinalIgnoreCase);
        return TriedAsync(
            artifact.Sha256,
            new(
                Rung.TwoPersonFirstSight,
                equal ? RungAnswer.Met : RungAnswer.Failed,
                equal ? $"{by} saw the same SHA-256." : $"{by} saw the SHA-256 {sha256}.",
                null,
                by,
                clock.GetUtcNow()
            ),
            cancel
        );
    }

    /// <summary>Releases on a second person's word.</summary>
    public async Task<Transition> ReleaseAsync(
        string sha256,
        Person by,
        string why,
        CancellationToken cancel
    ) =>
        await SettleAsync(
            await artifacts.ApplyAsync(
                sha256,
                "release",
                artifact => ArtifactRelease.ByPerson(artifact, by, why, clock.GetUtcNow(), settings.Release),
                cancel
            ),
            cancel
        );

    /// <summary>Refuses, withdraws or reopens on a person's word.</summary>
    public Task<Transition> SayAsync(
        string sha256,
        ArtifactMove move,
        Person by,
        string why,
        CancellationToken cancel
    ) =>
        artifacts.ApplyAsync(
            sha256,
            move.ToString().ToLowerInvariant(),
            artifact =>
                move switch
                {
                    ArtifactMove.Refuse => ArtifactMoves.Refuse(artifact, by, why, clock.GetUtcNow()),
                    ArtifactMove.Withdraw => ArtifactMoves.Withdraw(artifact, by, why, clock.GetUtcNow()),
                    ArtifactMove.Reopen => ArtifactMoves.Reopen(artifact, by, why, clock.GetUtcNow()),
                    _ => throw new ArgumentOutOfRangeException(nameof(move), move, "Not a person's word."),
                },
            cancel
        );

    private async Task<Transition> SettleAsync(Transition done, CancellationToken cancel)
    {
        if (done.Artifact is not { } artifact)
            return done;
        var now = clock.GetUtcNow();
        if (
            artifact.State == ArtifactState.Authenticated
            && ArtifactRelease.ByRule(artifact, now, settings.Release).Artifact is not null
        )
        {
            done = await artifacts.ApplyAsync(
                artifact.Sha256,
                "release",
                one => ArtifactRelease.ByRule(one, now, settings.Release),
                cancel
            );
        }
        if (done.Artifact?.State == ArtifactState.Released)
            await vault.MoveToVaultAsync(artifact.Sha256, cancel);
        return done;
    }

    private async Task<string?> ActualAsync(Artifact artifact, string algorithm, CancellationToken cancel)
    {
        if (algorithm == "sha256")
            return artifact.Sha256;
        if (await vault.PathAsync(artifact.Sha256, cancel) is not { } path)
            return null;
        await using var file = File.OpenRead(path);
        return Convert.ToHexStringLower(
            algorithm == "sha384"
                ? await SHA384.HashDataAsync(file, cancel)
                : await SHA512.HashDataAsync(file, cancel)
        );
    }

    private static Transition Gone(Artifact artifact) =>
        new(
            null,
            new(
                "content-gone",
                $"The bytes of {artifact.Name} are not there or damaged; hand the file in again."
            )
        );
}
