using System.Collections.Immutable;
using System.Globalization;
using System.Text;
using Holdpoint.Core.Deployment.Deliverables;
using Holdpoint.Engine.Evidence;
using Holdpoint.Trust.Attestation.Predicates;

namespace Holdpoint.Engine.Deployment.Deliverables;

/// <summary>
/// Makes the next deliverable of a site: gathers what was released for its open cases, announces it in the log, has it
/// made and remembers it.
/// </summary>
internal sealed class Exporting(Programme programme, ExportBook book, TimeProvider clock, string actor)
{
    // A site that missed more than these asks for a proof by itself ("holdpoint log witness").
    private const int MostProofs = 50;

    private readonly DateTimeOffset _now = Whole(clock.GetUtcNow());

    /// <summary>Says what an export would be.</summary>
    public async Task<ExportMade> PreviewAsync(ExportOrder order, CancellationToken cancel) =>
        await new ExportGathering(programme, book, _now).RunAsync(order, cancel) switch
        {
            { Refusal: { } refusal } => new() { Refusals = [refusal] },
            var gathered => new() { Preview = gathered.Preview },
        };

    /// <summary>Makes the export.</summary>
    public async Task<ExportMade> RunAsync(
        ExportOrder order,
        IProgress<(long Done, long Total)>? progress,
        CancellationToken cancel
    )
    {
        using var alone = book.Lock();
        var gathered = await new ExportGathering(programme, book, _now).RunAsync(order, cancel);
        if (gathered.Refusal is { } refusal)
            return new() { Refusals = [refusal] };
        var (files, unsigned) = WithEvidence(gathered, order);
        if (unsigned is not null)
            return new() { Preview = gathered.Preview, Refusals = [unsigned] };

        var name = gathered.Preview!.Content.Name;
        foreach (var file in files)
            await programme.Acquisition.HoldAsync(file.Item.Sha256, $"deliverable {name}", cancel);
        var place = await AnnounceAsync(order, gathered, cancel);
        var log = await LogAsync(order.Site, cancel);

        var (done, total) = (0L, gathered.Preview.Bytes);
        var making = ExportForm.MakingFolder(order.Under, order.Form);
        Directory.CreateDirectory(making);
        TakeOver(making, order.Site, gathered.Preview.Content);
        ExportRecord? record = null;
        var outcome = await DeliverableBuild.RunAsync(
            new()
            {
                Site = order.Site,
                Sequence = gathered.Preview.Content.Sequence,
                Since = gathered.Preview.Content.Since,
                Issued = _now,
                Windows = gathered.Site!.Windows,
                Files = files,
                Withdrawn = gathered.Preview.Content.Withdrawn,
                Documents = content => Documents(content, gathered, log),
                Medium = order.Medium ?? name,
                MediumKind = order.MediumKind,
                Seals = order.Seals,
                Capacity = order.Capacity,
                Log = place with { Size = log.Size },
                Catalogue = gathered.Catalogue!,
                Director = gathered.Director!,
                Signers = order.Signers,
                Signed = order.Signed,
                Announce = said =>
                    book.Announce(record = RecordOf(said, log.Size), said.Catalogue, said.Director),
            },
            making,
            written => progress?.Report((Interlocked.Add(ref done, written), total)),
            cancel
        );
        if (outcome.Folder is null)
            return new()
            {
                Preview = gathered.Preview,
                Refusals = outcome.Refusals,
                ToSign = outcome.ToSign,
            };
        var media = await ExportForm.FinishAsync(outcome, order, _now, cancel);
        record = record! with
        {
            Media =
            [
                .. outcome.Media.Select(medium => new ExportedMedium(
                    medium.Id,
                    medium.ManifestSha256,
                    medium.Files.Length,
                    medium.Files.Sum(file => file.Length)
                )),
            ],
        };
        await RecordAsync(
            "deliverable.made",
            order.Site,
            new
            {
                Export = record.Sequence,
                Media = record.Media.Select(medium => new { medium.Id, medium.ManifestSha256 }),
                Containers = media.Select(one => one.Sha256).OfType<string>(),
            },
            cancel
        );
        book.Keep(record);
        return new()
        {
            Preview = gathered.Preview with { Content = outcome.Content! },
            Record = record,
            Media = media,
        };
    }

    private (ImmutableArray<ExportFile> Files, DeliverableRefusal? Refusal) WithEvidence(
        Gathered gathered,
        ExportOrder order
    )
    {
        if (RootWords.Read(gathered.Catalogue!.Root).Evidence is not { } signers)
            return (gathered.Files, null);
        var signing = new EvidenceSigning(book.EvidenceFolder, signers, order.Signers);
        var files = ImmutableArray.CreateBuilder<ExportFile>();
        foreach (var file in gathered.Files)
        {
            var artifact = gathered.Released.First(one => one.Artifact.Sha256 == file.Item.Sha256).Artifact;
            if (signing.Of(artifact, out var why) is not { } envelope)
                return (
                    [],
                    new(
                        DeliverableRule.Evidence,
                        file.Item.Name,
                        $"The evidence on it cannot be signed: {why} Give the key of the acquisition desk with --key."
                    )
                );
            files.Add(file with { Evidence = [("acquisition.dsse.json", envelope)] });
        }
        return (files.DrainToImmutable(), null);
    }

    private async Task<LogPlace> AnnounceAsync(ExportOrder order, Gathered gathered, CancellationToken cancel)
    {
        var content = gathered.Preview!.Content;
        var index = await RecordAsync(
            "deliverable.begun",
            order.Site,
            new
            {
                Export = content.Sequence,
                content.Since,
                content.Issued,
                content.Expires,
                Files = content.Items.Select(item => new
                {
                    item.Name,
                    item.Sha256,
                    item.Case,
                }),
                Withdrawn = content.Withdrawn.Select(one => one.Sha256),
            },
            cancel
        );
        var (checkpoint, _) = await programme.Evidence.CheckpointAsync(null, cancel);
        return new(checkpoint.Origin, checkpoint.Size, index);
    }

    // The site continues from what it saw last. Headquarters knows that from its cosignature, unless none came back yet.
    private async Task<CarriedLog> LogAsync(string site, CancellationToken cancel)
    {
        var cosigned = programme
            .Evidence.Witnesses()
            .Select(witness => programme.Evidence.CosignedBy(witness.Name)?.Size)
            .OfType<long>();
        var sizes = cosigned
            .Concat(book.Site(site)!.KitLogSizes)
            .Concat(Unconfirmed(site).Select(export => export.LogSize).OfType<long>())
            .Append(0);
        var (checkpoint, requests) = await programme.Evidence.RequestsAsync(sizes, cancel);
        return new(
            checkpoint.Size,
            requests
                .Select(request =>
                    (
                        string.Create(
                            CultureInfo.InvariantCulture,
                            $"{DeliverableLayout.Log}/since-{request.Old}"
                        ),
                        request.ToBytes()
                    )
                )
                .Prepend(($"{DeliverableLayout.Log}/checkpoint", checkpoint.Note.ToBytes()))
                .Concat(book.Answer(site) is { } answer ? [(DeliverableLayout.CosignedSite, answer)] : [])
                .ToImmutableArray()
        );
    }

    private static Dictionary<string, byte[]> Documents(
        DeliverableContent content,
        Gathered gathered,
        CarriedLog log
    )
    {
        var documents = log.Files.ToDictionary(file => file.Path, file => file.Bytes, StringComparer.Ordinal);
        documents[DeliverableLayout.Notes] = Encoding.UTF8.GetBytes(
            ReleaseNotes.Write(content, gathered.Known)
        );
        documents[DeliverableLayout.Applicability] = ApplicabilityTable.Write(gathered.Cases);
        if (ApplicabilityVex.Write(content, gathered.Cases) is { } vex)
            documents[DeliverableLayout.Vex] = vex;
        foreach (var one in gathered.Cases.Where(one => content.Items.Any(item => item.Case == one.Case.Id)))
            documents[$"{DeliverableLayout.Instructions}/{MediumName.Of(one.Case.Id, 60)}.txt"] =
                Encoding.UTF8.GetBytes(
                    CaseInstruction.Write(one, [.. content.Items.Where(item => item.Case == one.Case.Id)])
                );
        return documents;
    }

    private static ExportRecord RecordOf(Announcement said, long logSize) =>
        new()
        {
            Site = said.Content.Site,
            Sequence = said.Content.Sequence,
            Since = said.Content.Since,
            Issued = said.Content.Issued,
            Expires = said.Content.Expires,
            NextBy = said.Content.NextBy,
            TimestampSha256 = Storage.Digest.Of(said.Catalogue.Timestamp!.File.Bytes.Span),
            LogSize = logSize,
            Files =
            [
                .. said.Content.Items.Select(item => new ExportedFile(
                    item.Sha256,
                    item.Length,
                    item.Name,
                    item.Parts
                )),
            ],
        };

    // Of these the site may have taken in any.
    private IEnumerable<ExportRecord> Unconfirmed(string site)
    {
        var confirmed = book.Confirmed(site)?.Sequence ?? 0;
        return book.Exports(site)
            .Where(export => export.IsMade && export.Sequence >= confirmed)
            .TakeLast(MostProofs);
    }

    // What an interrupted run copied is worth keeping, though its number may be used up.
    private static void TakeOver(string making, string site, DeliverableContent content)
    {
        var wanted = Path.Combine(making, content.Name + DeliverableBuild.Unfinished);
        // Out of sight lie also folders that were finished and did not become a file any more.
        var ending = ExportForm.IsOutOfSight(making) ? "*" : "*" + DeliverableBuild.Unfinished;
        foreach (var left in Directory.EnumerateDirectories(making, $"HP-{MediumName.Of(site, 40)}-{ending}"))
        {
            if (left == wanted)
                continue;
            if (Directory.Exists(wanted))
                Directory.Delete(left, recursive: true);
            else
                Directory.Move(left, wanted);
        }
    }

    /// <summary>A moment as metadata writes it: it knows no fractions of a second.</summary>
    public static DateTimeOffset Whole(DateTimeOffset at) =>
        new(at.UtcTicks / TimeSpan.TicksPerSecond * TimeSpan.TicksPerSecond, TimeSpan.Zero);

    private Task<long> RecordAsync<T>(string kind, string subject, T facts, CancellationToken cancel) =>
        programme.Evidence.AppendAsync(
            EvidenceWriter.Event(clock.GetUtcNow(), actor, kind, subject, facts),
            cancel
        );

    private sealed record CarriedLog(long Size, ImmutableArray<(string Path, byte[] Bytes)> Files);
}
