using Holdpoint.Core.Acquisition;
using Holdpoint.Core.Acquisition.Artifacts;
using Holdpoint.Core.Acquisition.Ladder;
using Holdpoint.Core.Acquisition.Matching;
using Holdpoint.Engine.Acquisition.Downloads;
using Holdpoint.Engine.Acquisition.Vault;

namespace Holdpoint.Engine.Acquisition.Artifacts;

/// <summary>A file on its way in.</summary>
/// <param name="Path">Where it lies now.</param>
/// <param name="Name">Its name, without folder.</param>
/// <param name="Origin">How it came.</param>
/// <param name="Requester">Who asked for it.</param>
/// <param name="Case">The case it is for; null where that is to be found out.</param>
/// <param name="IsPinned">True where it came from a server that showed a pinned key.</param>
public sealed record IncomingFile(
    string Path,
    string Name,
    ArtifactOrigin Origin,
    Person Requester,
    string? Case,
    bool IsPinned = false
);

/// <summary>What came of a file.</summary>
/// <param name="Artifact">The artifact; null where the file was refused.</param>
/// <param name="WasThere">True where these bytes were known already.</param>
/// <param name="Matching">How it fits what is needed; null where a case was named.</param>
/// <param name="Refusal">Why it was not taken; null where it was.</param>
public sealed record IntakeResult(
    Artifact? Artifact,
    bool WasThere,
    CaseMatching? Matching,
    Refusal? Refusal
);

/// <summary>Takes files into quarantine and finds the case they are for.</summary>
internal sealed class FileIntake(
    ContentVault vault,
    ArtifactStore artifacts,
    CaseNeeds needs,
    AcquisitionSettings settings,
    TimeProvider clock
)
{
    /// <summary>Takes one file in. The first who brought these bytes stays their requester.</summary>
    public async Task<IntakeResult> TakeAsync(
        IncomingFile file,
        IProgress<long>? progress,
        CancellationToken cancel
    )
    {
        await using var stream = new FileStream(
            file.Path,
            FileMode.Open,
            FileAccess.Read,
            FileShare.Read,
            0,
            FileOptions.SequentialScan
        );
        var taken = await vault.TakeInAsync(
            stream,
            stream.Length,
            settings.MostBytes,
            ContentVault.Quarantine,
            null,
            progress,
            cancel
        );
        if (taken.Digest is not { } digest)
            return new(null, false, null, taken.Refusal);
        var needed = (await needs.ListAsync(null, cancel)).Select(one => one.Need).ToList();
        var told = file.Case is { } named ? [named] : CasesBeside(file.Path, digest.Sha256, needed);
        var matching = told.Count == 0 ? CaseMatcher.Match(file.Name, digest.Sha256, needed) : null;
        var known = await artifacts.FindAsync(digest.Sha256, cancel);
        var now = clock.GetUtcNow();
        var artifact = await artifacts.AddAsync(
            new()
            {
                Sha256 = digest.Sha256,
                FsVerity = digest.FsVerity,
                Length = digest.Length,
                Name = file.Name,
                Origin = file.Origin,
                Requester = file.Requester,
                ReceivedAt = now,
                State = ArtifactState.Quarantined,
                Evidence = FirstEvidence(file, digest.Sha256, now),
                Cases =
                    told.Count > 0 ? told
                    : matching!.Answer is { } clear ? [.. clear.Needs.Select(need => need.Case)]
                    : [],
                Steps =
                [
                    new(
                        ArtifactMove.TakeIn,
                        ArtifactState.Quarantined,
                        ArtifactState.Quarantined,
                        file.Requester,
                        $"{file.Origin.Kind}: {file.Origin.Place}",
                        now
                    ),
                ],
            },
            cancel
        );
        return new(artifact, known is not null, matching, null);
    }

    // The list that came with the file is a hint: only cases that are open here count.
    private static IReadOnlyList<string> CasesBeside(string path, string sha256, List<CaseNeed> needed) =>
        [
            .. FetchedList
                .Beside(path)
                .Where(one => one.Sha256 == sha256)
                .SelectMany(one => one.Cases)
                .Where(told => needed.Exists(need => need.Case == told)),
        ];

    // Who brought the file saw it first. What was handed in cannot have a pinned origin.
    private static IReadOnlyList<RungEvidence> FirstEvidence(
        IncomingFile file,
        string sha256,
        DateTimeOffset now
    )
    {
        var sight = new RungEvidence(
            Rung.TwoPersonFirstSight,
            RungAnswer.Met,
            $"{file.Requester} brought the file with the SHA-256 {sha256}.",
            file.Origin.Place,
            file.Requester,
            now
        );
        if (file.Origin.Address is { } address)
            return [sight, Download(file, new Uri(address).Host, now)];
        var unseen = $"The file came by {file.Origin.Kind}; no server of the source was seen.";
        return [sight, new(Rung.PinnedOrigin, RungAnswer.NotAvailable, unseen, null, null, now)];
    }

    // Without a pin nobody knew before which key the source has: that is a thing not done, not one that is not available.
    private static RungEvidence Download(IncomingFile file, string host, DateTimeOffset now) =>
        new(
            Rung.PinnedOrigin,
            file.IsPinned ? RungAnswer.Met : RungAnswer.NotTried,
            file.IsPinned
                ? $"Downloaded from {host}, which showed a pinned key."
                : $"Downloaded from {host}; no key was pinned for it.",
            file.Origin.ServerKey is { } key ? $"spki sha256:{key}" : null,
            null,
            now
        );
}
