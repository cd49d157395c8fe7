using System.Runtime.CompilerServices;
using Holdpoint.Core.Acquisition;
using Holdpoint.Core.Acquisition.Artifacts;
using Holdpoint.Core.Acquisition.Ladder;
using Holdpoint.Core.Acquisition.Needs;
using Holdpoint.Engine.Acquisition.Artifacts;
using Holdpoint.Engine.Acquisition.Downloads;
using Holdpoint.Engine.Acquisition.Scanning;
using Holdpoint.Engine.Acquisition.Vault;
using Holdpoint.Engine.Evaluation.PatchCases;
using Holdpoint.Engine.Storage;
using Holdpoint.Trust.Signatures;

namespace Holdpoint.Engine.Acquisition;

/// <summary>Acquisition as the faces and the later phases see it: artifacts from the need to the release, and the vault.</summary>
public sealed class AcquisitionDesk
{
    private readonly ContentVault _vault;
    private readonly VaultVerification _verification;
    private readonly VaultRetention _retention;
    private readonly ArtifactStore _artifacts;
    private readonly CaseNeeds _needs;
    private readonly FileIntake _intake;
    private readonly ArtifactProcess _process;
    private readonly FileFetch _fetch;
    private readonly TimeProvider _clock;

    internal AcquisitionDesk(Database database, CaseStore cases, ProgrammeInputs inputs)
    {
        Settings = AcquisitionSettingsFile.Read(inputs.Storage.DataDirectory);
        _clock = inputs.Clock;
        _vault = new(database, inputs.Storage.DataDirectory, inputs.Clock, inputs.Actor);
        _verification = new(_vault, inputs.Clock);
        _retention = new(database, _vault, inputs.Clock, inputs.Actor);
        _artifacts = new(database, inputs.Clock, inputs.Actor);
        _needs = new(cases, _artifacts);
        _intake = new(_vault, _artifacts, _needs, Settings, inputs.Clock);
        _process = new(
            _vault,
            _artifacts,
            new(Scanners(Settings.Scanners), Settings.Archives, inputs.Clock),
            new(Settings.Signatures, inputs.Storage.DataDirectory),
            Settings,
            inputs.Clock
        );
        _fetch = new(
            database,
            new(
                Path.Combine(inputs.Storage.DataDirectory, "downloads"),
                Settings.Network,
                new DownloadLimits()
            ),
            _intake,
            Settings,
            inputs.Clock,
            inputs.Actor
        );
    }

    /// <summary>The site's settings.</summary>
    public AcquisitionSettings Settings { get; }

    /// <summary>What the open cases need that are to be applied, the most urgent first.</summary>
    public Task<IReadOnlyList<NeededPatch>> NeedsAsync(string? site, CancellationToken cancel) =>
        _needs.ListAsync(site, cancel);

    /// <summary>What an isolated site needs and does not have, for a machine with a network.</summary>
    public async Task<SiteNeeds> SiteNeedsAsync(string site, CancellationToken cancel) =>
        new(
            site,
            _clock.GetUtcNow(),
            [
                .. (await _needs.ListAsync(site, cancel))
                    .Where(one => one.Artifacts.All(artifact => artifact.State == ArtifactState.Refused))
                    .Select(one => new SiteNeed(
                        one.Need.Case,
                        one.Need.Product,
                        one.Need.TargetVersion,
                        one.Need.Urls,
                        one.Need.Sha256
                    )),
            ]
        );

    /// <summary>Fetches what another site needs into a folder: exactly that, and for each need the file or why not.</summary>
    public Task<IReadOnlyList<FetchedFile>> FetchNeedsAsync(
        SiteNeeds needs,
        string folder,
        Person requester,
        IProgress<(long Done, long Total)>? progress,
        CancellationToken cancel
    ) => new NeedsFetch(_fetch).RunAsync(needs, folder, requester, progress, cancel);

    /// <summary>Takes a file into quarantine, finds its case, scans it and releases it where the rule allows that.</summary>
    public async Task<IntakeResult> TakeInAsync(
        IncomingFile file,
        IProgress<long>? progress,
        CancellationToken cancel
    )
    {
        ArgumentNullException.ThrowIfNull(file);
        var beside = SideFileReading.Of(file.Path);
        return await ProcessAsync(await _intake.TakeAsync(file, progress, cancel), beside, cancel);
    }

    /// <summary>Downloads a file for a case, then does with it what <see cref="TakeInAsync"/> does.</summary>
    public async Task<IntakeResult> FetchAsync(
        Uri address,
        string? forCase,
        Person requester,
        IProgress<(long Done, long Total)>? progress,
        CancellationToken cancel
    ) => await ProcessAsync(await _fetch.RunAsync(address, forCase, requester, progress, cancel), [], cancel);

    /// <summary>Takes every file in that is put into a folder, as soon as it is whole.</summary>
    /// <param name="folder">The folder.</param>
    /// <param name="stable">How long a file must not have changed.</param>
    /// <param name="once">True to end when nothing is left that still may change.</param>
    /// <param name="requester">Who asked for the files.</param>
    /// <param name="cancel">Ends it.</param>
    public async IAsyncEnumerable<(string Path, IntakeResult Result)> WatchAsync(
        string folder,
        TimeSpan stable,
        bool once,
        Person requester,
        [EnumeratorCancellation] CancellationToken cancel
    )
    {
        var watched = new WatchedFolder(folder, stable, _clock);
        while (true)
        {
            foreach (var path in watched.Look().Where(path => !SideFileReading.IsBeside(path)))
            {
                var name = Path.GetFileName(path);
                var file = new IncomingFile(path, name, new("watch", path), requester, null);
                yield return (path, await TakeInAsync(file, null, cancel));
            }
            if (once && !watched.IsWaiting)
                yield break;
            await Task.Delay(AcquisitionLimits.WatchEach, _clock, cancel);
        }
    }

    private async Task<IntakeResult> ProcessAsync(
        IntakeResult result,
        IReadOnlyList<SideFile> beside,
        CancellationToken cancel
    )
    {
        if (result.Artifact is not { } artifact)
            return result;
        var done = await _process.JudgeAsync(artifact, beside, cancel);
        if (done.Artifact is { State: ArtifactState.Quarantined } judged)
            done = await _process.ScanAsync(judged, null, cancel);
        return result with { Artifact = done.Artifact ?? artifact };
    }

    /// <summary>All artifacts, the newest first.</summary>
    public Task<IReadOnlyList<Artifact>> ArtifactsAsync(CancellationToken cancel) =>
        _artifacts.ListAsync(cancel);

    /// <summary>One artifact by its whole digest; null where there is none.</summary>
    public Task<Artifact?> ArtifactAsync(string sha256, CancellationToken cancel) =>
        _artifacts.FindAsync(sha256, cancel);

    /// <summary>Digests of the artifacts that begin so, at most twenty.</summary>
    public Task<IReadOnlyList<string>> FindArtifactsAsync(string beginning, CancellationToken cancel) =>
        _artifacts.FindDigestsAsync(beginning, cancel);

    /// <summary>Scans an artifact again.</summary>
    public Task<Transition> ScanAsync(
        Artifact artifact,
        IProgress<int>? progress,
        CancellationToken cancel
    ) => _process.ScanAsync(artifact, progress, cancel);

    /// <summary>Holds a digest that is said to be the vendor's against an artifact.</summary>
    public Task<Transition> DigestAsync(Artifact artifact, DigestClaim claim, CancellationToken cancel) =>
        _process.DigestAsync(artifact, claim, cancel);

    /// <summary>Takes a person's own sight of the digest in.</summary>
    public Task<Transition> SightAsync(
        Artifact artifact,
        Person by,
        string sha256,
        CancellationToken cancel
    ) => _process.SightAsync(artifact, by, sha256, cancel);

    /// <summary>Takes a person's word in that the source does not offer a rung.</summary>
    public Task<Transition> NotAvailableAsync(
        Artifact artifact,
        Rung rung,
        Person by,
        string why,
        CancellationToken cancel
    )
    {
        ArgumentNullException.ThrowIfNull(artifact);
        return _process.TriedAsync(
            artifact.Sha256,
            new(rung, RungAnswer.NotAvailable, why, null, by, _clock.GetUtcNow()),
            cancel
        );
    }

    /// <summary>Releases on a second person's word.</summary>
    public Task<Transition> ReleaseAsync(Artifact artifact, Person by, string why, CancellationToken cancel)
    {
        ArgumentNullException.ThrowIfNull(artifact);
        return _process.ReleaseAsync(artifact.Sha256, by, why, cancel);
    }

    /// <summary>Refuses, withdraws or reopens on a person's word.</summary>
    public Task<Transition> SayAsync(
        Artifact artifact,
        ArtifactMove move,
        Person by,
        string why,
        CancellationToken cancel
    )
    {
        ArgumentNullException.ThrowIfNull(artifact);
        return _process.SayAsync(artifact.Sha256, move, by, why, cancel);
    }

    /// <summary>The released artifacts for a site's open cases, by digest; only those whose bytes are there and not known to be damaged.</summary>
    public async Task<IReadOnlyList<ReleasedArtifact>> ReleasedAsync(string site, CancellationToken cancel)
    {
        var open = (await _needs.ListAsync(site, cancel))
            .Select(need => need.Case.Id)
            .ToHashSet(StringComparer.Ordinal);
        var released = new List<ReleasedArtifact>();
        foreach (var artifact in await _artifacts.ListAsync(cancel))
        {
            var cases = artifact.Cases.Where(open.Contains).ToList();
            if (artifact.State != ArtifactState.Released || cases.Count == 0)
                continue;
            // A release that was stored and whose bytes were not moved any more, because the process ended.
            await _vault.MoveToVaultAsync(artifact.Sha256, cancel);
            if (await _vault.PathAsync(artifact.Sha256, cancel) is { } path)
                released.Add(
                    new(artifact, path, _vault.Area(ContentVault.Vault).BlocksOf(artifact.Sha256), cases)
                );
        }
        return [.. released.OrderBy(one => one.Artifact.Sha256, StringComparer.Ordinal)];
    }

    /// <summary>Every content that is or was kept, by digest.</summary>
    public Task<IReadOnlyList<VaultContent>> VaultAsync(CancellationToken cancel) => _vault.ListAsync(cancel);

    /// <summary>The path of a content that is present and not known to be damaged; null otherwise.</summary>
    public Task<string?> PathAsync(string sha256, CancellationToken cancel) =>
        _vault.PathAsync(sha256, cancel);

    /// <summary>Puts bytes that were verified already, such as a deliverable's, into the vault under their digest.</summary>
    /// <param name="source">The bytes.</param>
    /// <param name="length">How many.</param>
    /// <param name="sha256">The digest that they must have; other bytes are refused and not kept.</param>
    /// <param name="progress">Hears the bytes read so far.</param>
    /// <param name="cancel">Stops; nothing is kept then.</param>
    public Task<TakenIn> KeepAsync(
        Stream source,
        long length,
        string sha256,
        IProgress<long>? progress,
        CancellationToken cancel
    ) => _vault.TakeInAsync(source, length, length, ContentVault.Vault, sha256, progress, cancel);

    /// <summary>
    /// Keeps bytes that nobody vouches for, such as a file beside a comment: in quarantine, held so that retention leaves them
    /// alone. They become no artifact, so that they can never be released.
    /// </summary>
    /// <param name="source">The bytes.</param>
    /// <param name="most">How many at most.</param>
    /// <param name="holder">What needs them.</param>
    /// <param name="cancel">Stops; nothing is kept then.</param>
    public async Task<TakenIn> KeepUnprovenAsync(
        Stream source,
        long most,
        string holder,
        CancellationToken cancel
    )
    {
        var taken = await _vault.TakeInAsync(source, null, most, ContentVault.Quarantine, null, null, cancel);
        if (taken.Digest is { } digest)
            await _retention.HoldAsync(digest.Sha256, holder, cancel);
        return taken;
    }

    /// <summary>Reads contents again, those first that were not read for the longest time.</summary>
    public Task<IReadOnlyList<ContentCheck>> VerifyAsync(
        int? most,
        string? only,
        IProgress<(int Done, int Total)>? progress,
        CancellationToken cancel
    ) => _verification.RunAsync(most, only, progress, cancel);

    /// <summary>Says what the rule of retention would remove, or removes it.</summary>
    public Task<IReadOnlyList<RetentionLine>> RetainAsync(
        TimeSpan age,
        bool apply,
        CancellationToken cancel
    ) => apply ? _retention.ApplyAsync(age, cancel) : _retention.PlanAsync(age, cancel);

    /// <summary>Says that something, such as a deliverable, needs a content, so that retention leaves it alone.</summary>
    public Task HoldAsync(string sha256, string holder, CancellationToken cancel) =>
        _retention.HoldAsync(sha256, holder, cancel);

    /// <summary>Says that something needs its contents no longer.</summary>
    public Task LetGoAsync(string holder, CancellationToken cancel) => _retention.LetGoAsync(holder, cancel);

    private static List<IScanner> Scanners(ScannerSettings settings)
    {
        var scanners = new List<IScanner>();
        if (settings.Clamd is { } clamd)
        {
            scanners.Add(
                ClamdAddress.Parse(clamd) is { } address
                    ? new ClamdScanner(address, settings.ClamdMaxFile)
                    : throw new StorageException(
                        $"\"{clamd}\" is no address of clamd; write tcp:HOST:PORT or unix:/PATH."
                    )
            );
        }
        if (settings.YaraRules is { } rules)
            scanners.Add(new YaraScanner(settings.Yara, rules));
        return scanners;
    }
}
