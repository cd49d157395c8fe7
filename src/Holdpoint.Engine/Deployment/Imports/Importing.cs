using System.Collections.Immutable;
using System.Globalization;
using System.Security.Cryptography;
using Holdpoint.Core.Deployment.Deliverables;
using Holdpoint.Engine.Deployment.Deliverables;
using Holdpoint.Engine.Evidence;
using Holdpoint.Engine.Storage;
using Holdpoint.Trust.Attestation;
using Holdpoint.Trust.Attestation.Predicates;
using Holdpoint.Trust.Log;
using Holdpoint.Trust.Tuf.Agreement;

namespace Holdpoint.Engine.Deployment.Imports;

/// <summary>
/// Takes a deliverable in at its site: everything is verified before anything counts, the files while they are copied into
/// the vault. What was copied when it stopped is not copied again; what is accepted is accepted by one file, written last.
/// </summary>
internal sealed class Importing(Programme programme, ImportBook book, TimeProvider clock)
{
    private long _copied;

    private ReceiptWriting Receipts => new(programme, book, clock);

    /// <summary>Runs an import.</summary>
    public async Task<ImportOutcome> RunAsync(
        ImportAsked asked,
        IProgress<(long Done, long Total)>? progress,
        CancellationToken cancel
    )
    {
        using var alone = book.Lock();
        var kit = await PinnedAsync(asked, cancel);
        await RecordAsync(
            "import.begun",
            kit.Site,
            asked,
            new { Media = asked.Paths.Select(Path.GetFileName), asked.Custody },
            cancel
        );
        var (media, closed) = await OpenedMedia.OpenAsync(asked.Paths, asked.Identity, cancel);
        if (media is null)
            return await RefuseAsync(asked, kit, null, new() { Refusals = [closed!] }, cancel);
        using (media)
            return await RunAsync(asked, kit, media, progress, cancel);
    }

    private async Task<ImportOutcome> RunAsync(
        ImportAsked asked,
        SiteKit kit,
        OpenedMedia media,
        IProgress<(long Done, long Total)>? progress,
        CancellationToken cancel
    )
    {
        var imports = book.Imports();
        var floor =
            book.Floor.Load()
            ?? throw new StorageException(
                "The file with the latest time that was seen is damaged. Restore it from the backup; without it an old medium could be taken for a new one."
            );
        var here = await HereAsync(imports, cancel);
        var (done, total) = (0L, media.Bytes);
        void Read(long bytes) => progress?.Report((Interlocked.Add(ref done, bytes), total));
        var trust = SiteTrust.Of(kit, book.Catalogue, book.Director, floor.Read(clock.GetUtcNow())) with
        {
            LastSequence = imports.Count == 0 ? 0 : imports[^1].Sequence,
            Has = (sha256, _) => here.Contains(sha256),
            Log = new(kit.Log, Newer(kit.Known, programme.Evidence.Watched(kit.Log.Name))),
            ReadsItself = file => IsTarget(file.Path),
        };
        var verification = new DeliverableVerification(media.Trees, trust, Read, cancel);
        var verdict = await verification.RunAsync();
        var answer = DeliverableCheck.Answer(verdict, 0);
        if (!verdict.IsAccepted)
            return await RefuseAsync(asked, kit, media, answer, cancel);

        var (files, torn) = OrderedFiles.Of(verdict.Targets);
        if (files is null)
            return await RefuseAsync(
                asked,
                kit,
                media,
                answer with
                {
                    Refusals = [new(DeliverableRule.Agreement, torn, "Its parts do not make a whole file.")],
                },
                cancel
            );
        foreach (var file in files)
        {
            if (await CopyAsync(file, Read, cancel) is { } refusal)
                return await RefuseAsync(asked, kit, media, answer with { Refusals = [refusal] }, cancel);
        }
        return await AcceptAsync(asked, kit, media, verification, verdict, answer, files, floor, cancel);
    }

    private async Task<DeliverableRefusal?> CopyAsync(
        OrderedFile file,
        Action<long> read,
        CancellationToken cancel
    )
    {
        var (sha256, length) = (file.File.Sha256, file.File.Length);
        // Copied by an import that was interrupted, or by an earlier one; the vault itself watches over it.
        if (await programme.Acquisition.PathAsync(sha256, cancel) is not null)
        {
            read(file.Parts.Where(part => part.Tree is not null).Sum(part => part.File.Length));
            return null;
        }
        if (file.Parts.FirstOrDefault(part => part.Tree is null) is { } absent)
            return new(
                DeliverableRule.Missing,
                absent.File.Path,
                "The site had it, and its vault has it no more or found it damaged. Ask for a complete deliverable."
            );
        try
        {
            await using var joined = new JoinedStream([
                .. file.Parts.Select(part => (Func<Stream>)(() => part.Tree!.OpenFile(part.File.Path))),
            ]);
            var before = 0L;
            var taken = await programme.Acquisition.KeepAsync(
                joined,
                length,
                sha256,
                new Steps(at =>
                {
                    read(at - before);
                    before = at;
                }),
                cancel
            );
            if (taken.Refusal is null)
            {
                _copied += length;
                return null;
            }
            // The vault's own disk is another matter: then it is not the medium that is refused.
            if (taken.Refusal.Code == DiskSpace.Code)
                throw DiskSpace.Fault(taken.Refusal);
        }
        catch (IOException failure)
        {
            if (DiskSpace.IsFull(failure))
                throw;
            return new(DeliverableRule.Readable, file.Parts[0].File.Path, failure.Message);
        }
        var bad = file
            .Parts.Select(part => BlockSearch.Refusal(part.Tree!, part.File))
            .OrderByDescending(refusal => refusal.Block is not null)
            .First();
        return bad;
    }

    private async Task<ImportOutcome> AcceptAsync(
        ImportAsked asked,
        SiteKit kit,
        OpenedMedia media,
        DeliverableVerification verification,
        DeliverableVerdict verdict,
        DeliverableAnswer answer,
        IReadOnlyList<OrderedFile> files,
        TimeFloor floor,
        CancellationToken cancel
    )
    {
        var stamp = verdict.Journey!.Stamp;
        var record = new ImportRecord
        {
            Sequence = stamp.ExportSeq,
            Issued = stamp.Issued,
            At = clock.GetUtcNow(),
            Custody = asked.Custody,
            Manifests =
            [
                .. media.Trees.Select(ManifestOf).OfType<byte[]>().Select(bytes => Digest.Of(bytes)),
            ],
            Files =
            [
                .. files
                    .Select(file => file.File)
                    .OrderBy(file => file.Due ?? "9999", StringComparer.Ordinal)
                    .ThenBy(file => file.Name, StringComparer.Ordinal),
            ],
            Withdrawn = Withdrawn(verdict),
            NextBy = stamp.NextExportBy,
        };
        var isRepeat = verdict.Journey.IsRepeat;
        await RecordAsync(
            isRepeat ? "import.repeated" : "import.accepted",
            kit.Site,
            asked,
            new
            {
                Export = record.Sequence,
                record.Manifests,
                Files = record.Files.Select(file => new { file.Name, file.Sha256 }),
                Withdrawn = record.Withdrawn.Select(one => one.Sha256),
                record.Custody,
                verdict.Alarms,
            },
            cancel
        );
        foreach (var file in files)
            await programme.Acquisition.HoldAsync(
                file.File.Sha256,
                string.Create(CultureInfo.InvariantCulture, $"import {record.Sequence}"),
                cancel
            );
        verification.Catalogue.Keep();
        verification.Director.Keep();
        book.Floor.Save(floor.Raise(stamp.Issued));
        if (!isRepeat)
            book.Keep(record);
        var receipt = await Receipts.MakeAsync(asked, kit, media.Trees[0], verdict, answer, cancel);
        return new(answer, record, isRepeat, receipt, _copied);
    }

    private async Task<ImportOutcome> RefuseAsync(
        ImportAsked asked,
        SiteKit kit,
        OpenedMedia? media,
        DeliverableAnswer answer,
        CancellationToken cancel
    )
    {
        await RecordAsync(
            "import.refused",
            kit.Site,
            asked,
            new
            {
                Export = answer.Sequence,
                Refusals = answer.Refusals.Select(one => new
                {
                    one.Rule,
                    one.Path,
                    one.Text,
                }),
                asked.Custody,
            },
            cancel
        );
        var tree = media?.Trees.FirstOrDefault();
        var receipt =
            tree is null || ManifestOf(tree) is null
                ? new Dictionary<string, byte[]>(StringComparer.Ordinal)
                : await Receipts.MakeAsync(asked, kit, tree, null, answer, cancel);
        return new(answer, null, false, receipt, _copied);
    }

    private async Task<SiteKit> PinnedAsync(ImportAsked asked, CancellationToken cancel)
    {
        var pinned = book.Kit();
        if (asked.Kit is null || (pinned is not null && pinned.Fingerprint() == asked.Kit.Fingerprint()))
            return pinned
                ?? throw new StorageException(
                    "This site has pinned no kit yet. Give --kit FILE and the --fingerprint that headquarters reads to you."
                );
        if (pinned is not null && pinned.Site != asked.Kit.Site)
            throw new StorageException(
                $"This data directory belongs to {pinned.Site}; the kit is for {asked.Kit.Site}."
            );
        await RecordAsync(
            "import.kit",
            asked.Kit.Site,
            asked,
            new { Fingerprint = asked.Kit.Fingerprint(), Before = pinned?.Fingerprint() },
            cancel
        );
        book.Pin(asked.Kit);
        return asked.Kit;
    }

    private async Task<HashSet<string>> HereAsync(
        IReadOnlyList<ImportRecord> imports,
        CancellationToken cancel
    )
    {
        var here = new HashSet<string>(StringComparer.Ordinal);
        foreach (
            var file in imports
                .SelectMany(one => one.Files)
                .DistinctBy(file => file.Sha256, StringComparer.Ordinal)
        )
            if (await programme.Acquisition.PathAsync(file.Sha256, cancel) is not null)
                here.UnionWith(file.Targets);
        return here;
    }

    private static Checkpoint? Newer(Checkpoint? one, Checkpoint? other) =>
        one is null || other?.Size > one.Size ? other : one;

    private static bool IsTarget(string path) =>
        path.StartsWith(DeliverableLayout.Targets + "/", StringComparison.Ordinal);

    /// <summary>The manifest of a medium as it lies there; null where it cannot be read.</summary>
    public static byte[]? ManifestOf(DeliverableTree tree)
    {
        try
        {
            return tree.ReadSmall(DeliverableLayout.Manifest, DeliverableLimits.LargestManifest);
        }
        catch (Exception failure) when (failure is IOException or UnauthorizedAccessException)
        {
            return null;
        }
    }

    private static ImmutableArray<Withdrawal> Withdrawn(DeliverableVerdict verdict) =>
        [
            .. (
                WithdrawnTarget.Read(
                    verdict.Repositories!.Session("director").Trusted.Targets!,
                    ExportMetadata.Member
                ) ?? []
            ).Select(one => new Withdrawal(
                one.Sha256,
                one.Path,
                DateTimeOffset.Parse(one.Since, CultureInfo.InvariantCulture),
                one.Reason
            )),
        ];

    private Task<long> RecordAsync<T>(
        string kind,
        string subject,
        ImportAsked asked,
        T facts,
        CancellationToken cancel
    ) =>
        programme.Evidence.AppendAsync(
            EvidenceWriter.Event(clock.GetUtcNow(), asked.Custody.By, kind, subject, facts),
            cancel
        );

    private sealed class Steps(Action<long> report) : IProgress<long>
    {
        public void Report(long value) => report(value);
    }
}
