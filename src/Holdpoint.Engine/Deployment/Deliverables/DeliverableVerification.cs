using System.Collections.Immutable;
using Holdpoint.Core.Deployment.Deliverables;
using Holdpoint.Engine.Storage;
using Holdpoint.Trust.Attestation;
using Holdpoint.Trust.Attestation.Predicates;
using Holdpoint.Trust.Json;
using Holdpoint.Trust.Tuf.Agreement;
using Holdpoint.Trust.Tuf.Client;
using Holdpoint.Trust.Tuf.Model;

namespace Holdpoint.Engine.Deployment.Deliverables;

/// <summary>
/// Verifies a deliverable, on one medium or on several, before anything in it is used. It looks for everything that is
/// wrong, and stops early only where what follows would have nothing to stand on.
/// </summary>
internal sealed class DeliverableVerification(
    IReadOnlyList<DeliverableTree> media,
    SiteTrust trust,
    Action<long> read,
    CancellationToken cancel
)
{
    private const string CatalogueName = "image";
    private const string DirectorName = "director";

    // Beside the list there is the list itself, and the manifest over it.
    private static readonly HashSet<string> Beside = new(StringComparer.Ordinal)
    {
        FileList.Name,
        DeliverableLayout.Manifest,
    };

    private readonly ImmutableArray<DeliverableRefusal>.Builder _refusals =
        ImmutableArray.CreateBuilder<DeliverableRefusal>();
    private readonly List<string> _alarms = [];

    /// <summary>The stores in which the refreshed metadata waits; to be kept once everything was taken in.</summary>
    public OverlayStore Catalogue { get; } = new(trust.Catalogue);

    /// <inheritdoc cref="Catalogue"/>
    public OverlayStore Director { get; } = new(trust.Director);

    /// <summary>Verifies everything.</summary>
    public async Task<DeliverableVerdict> RunAsync()
    {
        if (trust.Time.IsClockBehind)
            _alarms.Add(
                $"This machine's clock says {DeliverableText.Time(trust.Time.Clock)}; a signature of {DeliverableText.Time(trust.Time.Floor)} was seen. The later time is used. Set the clock."
            );
        var (both, refusal) = await MultiRepository.OpenAsync(
            [
                Source(CatalogueName, trust.CatalogueRoot, Catalogue, DeliverableLayout.Catalogue),
                Source(DirectorName, trust.DirectorRoot, Director, DeliverableLayout.Director),
            ],
            TrustMap.AllOf(CatalogueName, DirectorName),
            ExportMetadata.Match,
            trust.Time.Time,
            cancel: cancel
        );
        if (both is null)
            Refuse(TufRules.Of(refusal!));
        var journey = both is null ? null : JourneyOf(both);
        var sheets = media.Select(tree => Sheet(tree, both)).ToList();
        var manifests = sheets.Select(sheet => sheet.Manifest).OfType<MediaManifest>().ToImmutableArray();
        CheckMedia(manifests);
        var targets = both is null ? [] : await TargetsAsync(both, sheets);
        foreach (var sheet in sheets)
            await HashAsync(sheet);
        var log =
            trust.Log is { } known && manifests.Length > 0
                ? CarriedLogCheck.Run(media[0], known, manifests[0].Log, _refusals.Add)
                : null;
        return new()
        {
            Refusals = [.. _refusals.Distinct()],
            Alarms = [.. _alarms],
            Manifests = manifests,
            Journey = journey,
            Targets = targets,
            Repositories = both,
            Log = log,
            Files = sheets.Sum(sheet => (long)sheet.Files.Length),
            Bytes = sheets.Sum(sheet => sheet.Files.Sum(file => file.Length)),
        };
    }

    private RepositorySource Source(
        string name,
        ReadOnlyMemory<byte> root,
        IMetadataStore store,
        string folder
    ) =>
        // Every medium carries the same metadata; that they do is seen by their manifests.
        new(name, root, store, new TreeFetcher(media[0], folder));

    private Journey? JourneyOf(MultiRepository both)
    {
        var (journey, refusal) = CourierCheck.Judge(
            [
                (CatalogueName, both.Session(CatalogueName).Trusted.Timestamp!),
                (DirectorName, both.Session(DirectorName).Trusted.Timestamp!),
            ],
            ExportMetadata.Member,
            trust.Site,
            trust.LastSequence,
            trust.Time.Time
        );
        if (journey is null)
        {
            Refuse(TufRules.Of(refusal!));
            return null;
        }
        if (journey.Stamp.Issued > trust.Time.Time + TimeFloor.Tolerance)
            Refuse(
                DeliverableRule.Time,
                "",
                $"It says that it was made {DeliverableText.Time(journey.Stamp.Issued)}; here it is {DeliverableText.Time(trust.Time.Time)}. Set this machine's clock, or ask who made it."
            );
        if (journey.Skipped > 0)
            _alarms.Add($"{journey.Skipped} exports before this one never arrived. Ask who sends them.");
        if (journey.IsOverdue)
            _alarms.Add(
                $"A newer export was due by {DeliverableText.Time(journey.Stamp.NextExportBy)}. Ask whether one was sent."
            );
        return journey;
    }

    private MediumSheet Sheet(DeliverableTree tree, MultiRepository? both)
    {
        var sheet = new MediumSheet(tree);
        try
        {
            sheet = sheet with { Manifest = ManifestOf(tree, both) };
            if (tree.ReadSmall(FileList.Name, DeliverableLimits.LargestList) is not { } list)
            {
                Refuse(DeliverableRule.Limits, FileList.Name, "The list of files is larger than any list.");
                return sheet;
            }
            if (sheet.Manifest is { } manifest && Digest.Of(list) != manifest.FileListSha256)
                Refuse(
                    DeliverableRule.FileList,
                    FileList.Name,
                    "It is not the list that the manifest was signed over. It was changed, or is of another medium."
                );
            var reading = FileList.Read(list);
            _refusals.AddRange(reading.Refusals);
            if (!reading.Refusals.IsEmpty)
                return sheet;
            var wrong = TreeComparison.Refusals(reading.Files, tree.Entries(), Beside);
            _refusals.AddRange(wrong);
            var unread = wrong.Select(one => one.Path).ToHashSet(StringComparer.Ordinal);
            return sheet with
            {
                Files = reading.Files,
                ToRead = [.. reading.Files.Where(file => !unread.Contains(file.Path))],
            };
        }
        catch (Exception failure) when (failure is FileNotFoundException or DirectoryNotFoundException)
        {
            Refuse(
                DeliverableRule.Missing,
                FileList.Name,
                "There is no list of files: this is no deliverable, or only a part of one."
            );
            return sheet;
        }
        catch (Exception failure) when (failure is IOException or UnauthorizedAccessException)
        {
            Refuse(DeliverableRule.Readable, "", $"The medium cannot be read: {failure.Message}");
            return sheet;
        }
    }

    private MediaManifest? ManifestOf(DeliverableTree tree, MultiRepository? both)
    {
        byte[]? bytes;
        try
        {
            bytes = tree.ReadSmall(DeliverableLayout.Manifest, DeliverableLimits.LargestManifest);
        }
        catch (Exception failure) when (failure is FileNotFoundException or DirectoryNotFoundException)
        {
            Refuse(
                DeliverableRule.Missing,
                DeliverableLayout.Manifest,
                "There is no manifest: nothing here is signed as a whole."
            );
            return null;
        }
        var why = "It is larger than any manifest.";
        if (bytes is null || Envelope.Parse(bytes, out why) is not { } envelope)
        {
            Refuse(DeliverableRule.Manifest, DeliverableLayout.Manifest, why);
            return null;
        }
        // Without trusted metadata there is no key to hold it against; that was refused already.
        if (both is null)
            return null;
        var root = both.Session(DirectorName).Trusted.Root;
        var exporters = root.Roles[Role.Timestamp];
        var keys = exporters.KeyIds.Where(root.Keys.ContainsKey).Select(id => root.Keys[id]).ToList();
        if (
            envelope.Verify(keys, exporters.Threshold, out why) is not { } verified
            || Statement.Read(verified, out why) is not { } statement
            || MediaManifest.Read(statement, out why) is not { } manifest
        )
        {
            Refuse(DeliverableRule.Manifest, DeliverableLayout.Manifest, why);
            return null;
        }
        var timestamp = both.Session(CatalogueName).Trusted.Timestamp!;
        var stamp = CourierStamp.Read(timestamp, ExportMetadata.Member);
        if (manifest.Site != trust.Site)
            Refuse(
                DeliverableRule.Site,
                DeliverableLayout.Manifest,
                $"It is for the site {manifest.Site}; this is {trust.Site}."
            );
        if (
            manifest.ExportSeq != stamp?.ExportSeq
            || manifest.TimestampSha256 != Digest.Of(timestamp.File.Bytes.Span)
        )
            Refuse(
                DeliverableRule.Sequence,
                DeliverableLayout.Manifest,
                $"It is of export {manifest.ExportSeq}; the metadata beside it is of another one. Two exports were mixed."
            );
        return manifest;
    }

    private void CheckMedia(ImmutableArray<MediaManifest> manifests)
    {
        if (manifests.IsEmpty)
            return;
        var first = manifests[0];
        if (manifests.Any(one => one.Parts != first.Parts || one.ExportSeq != first.ExportSeq))
            Refuse(DeliverableRule.Media, "", "The media are of different exports.");
        else if (manifests.Select(one => one.Part).Distinct().Count() != manifests.Length)
            Refuse(DeliverableRule.Media, "", "One medium was given twice.");
        else if (manifests.Length < first.Parts)
            Refuse(
                DeliverableRule.Media,
                "",
                $"{manifests.Length} of {first.Parts} media are here. Missing: {string.Join(", ", Enumerable.Range(1, (int)first.Parts).Where(part => manifests.All(one => one.Part != part)))}."
            );
    }

    private async Task<ImmutableArray<VerifiedTarget>> TargetsAsync(
        MultiRepository both,
        List<MediumSheet> sheets
    )
    {
        var director = both.Session(DirectorName).Trusted.Targets!;
        var catalogue = both.Session(CatalogueName).Trusted.Targets!;
        var withdrawn = new List<WithdrawnTarget>();
        foreach (
            var (name, metadata) in ((string, TargetsMetadata)[])
                [(CatalogueName, catalogue), (DirectorName, director)]
        )
        {
            if (WithdrawnTarget.Read(metadata, ExportMetadata.Member) is { } list)
                withdrawn.AddRange(list);
            else
                Refuse(DeliverableRule.Withdrawn, name, "The list of what was withdrawn cannot be read.");
        }
        var lying = sheets
            .SelectMany(sheet => sheet.Files.Select(file => (file.Path, Place: (File: file, sheet.Tree))))
            .DistinctBy(pair => pair.Path, StringComparer.Ordinal)
            .ToDictionary(pair => pair.Path, pair => pair.Place, StringComparer.Ordinal);
        var targets = ImmutableArray.CreateBuilder<VerifiedTarget>();
        var ordered = new HashSet<string>(StringComparer.Ordinal);
        foreach (var path in director.Targets.Keys.Order(StringComparer.Ordinal))
        {
            var (agreed, refusal) = await both.FindAsync(path, cancel);
            if (agreed is null)
            {
                Refuse(TufRules.Of(refusal!));
                continue;
            }
            if (WithdrawnTarget.Check(agreed, withdrawn) is { } gone)
                Refuse(TufRules.Of(gone));
            var sha256 = agreed.Hashes["sha256"] ?? "";
            var file = new ListedFile(DeliverableLayout.PlaceOf(path, sha256), agreed.Length, sha256);
            ordered.Add(file.Path);
            if (lying.TryGetValue(file.Path, out var place))
            {
                if (place.File != file)
                    Refuse(
                        DeliverableRule.Agreement,
                        file.Path,
                        "The list and the repositories say different things of it."
                    );
                targets.Add(new(agreed, file, place.Tree));
            }
            else if (trust.Has(sha256, agreed.Length))
                targets.Add(new(agreed, file, null));
            else
                Refuse(
                    DeliverableRule.Missing,
                    file.Path,
                    "It is ordered, and neither on a medium nor at this site."
                );
            CheckWords(agreed, lying, both);
        }
        foreach (
            var path in lying.Keys.Where(path =>
                path.StartsWith(DeliverableLayout.Targets + "/", StringComparison.Ordinal)
            )
        )
            if (!ordered.Contains(path))
                Refuse(DeliverableRule.Agreement, path, "No repository orders it. It must not be used.");
        return targets.DrainToImmutable();
    }

    // Evidence and Release as the approvers and the director signed them.
    private void CheckWords(
        AgreedTarget agreed,
        Dictionary<string, (ListedFile File, DeliverableTree Tree)> lying,
        MultiRepository both
    )
    {
        var root = both.Session(CatalogueName).Trusted.Root;
        var said = new EvidenceCheck(RootWords.Read(root), trust.Site);
        foreach (
            var (repository, member) in ((string, string)[])
                [(CatalogueName, "evidence"), (DirectorName, "release")]
        )
        {
            var words = agreed.By[repository].Target.Custom?[ExportMetadata.Member] as JsonObject;
            foreach (var named in (words?[member] as JsonArray)?.Items ?? [])
            {
                var path = (named as JsonObject)?["path"]?.AsText ?? "";
                var sha256 = (named as JsonObject)?["sha256"]?.AsText;
                if (!lying.TryGetValue(path, out var place) || place.File.Sha256 != sha256)
                    Refuse(
                        DeliverableRule.Evidence,
                        path,
                        $"The {repository} repository names it for {agreed.Path} with another content, or it is not there."
                    );
                else if (
                    said.Refusal(
                        place.Tree,
                        path,
                        member == "release",
                        ExportMetadata.FileOf(agreed.By[CatalogueName].Target)
                    ) is
                    { } refusal
                )
                    Refuse(refusal);
            }
        }
        var director = agreed.By[DirectorName].Target.Custom?[ExportMetadata.Member] as JsonObject;
        if (trust.IsReleaseNeeded && director?["release"] is null)
            Refuse(
                DeliverableRule.Release,
                agreed.Path,
                $"It has no Release for this site, and the site's policy asks for one."
            );
    }

    private async Task HashAsync(MediumSheet sheet) =>
        _refusals.AddRange(
            await TreeHashing.RefusalsAsync(
                sheet.Tree,
                [.. sheet.ToRead.Where(file => !trust.ReadsItself(file))],
                read,
                cancel
            )
        );

    private void Refuse(DeliverableRefusal refusal) => _refusals.Add(refusal);

    private void Refuse(DeliverableRule rule, string path, string text) =>
        _refusals.Add(new(rule, path, text));

    private sealed record MediumSheet(DeliverableTree Tree)
    {
        public MediaManifest? Manifest { get; init; }

        public ImmutableArray<ListedFile> Files { get; init; } = [];

        public ImmutableArray<ListedFile> ToRead { get; init; } = [];
    }
}
