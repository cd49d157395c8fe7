using System.Globalization;
using System.Security.Cryptography;
using Holdpoint.Core.Deployment.Deliverables;
using Holdpoint.Engine.Deployment.Deliverables;
using Holdpoint.Engine.Storage;
using Holdpoint.Trust.Attestation;
using Holdpoint.Trust.Attestation.Predicates;
using Holdpoint.Trust.Log;

namespace Holdpoint.Engine.Deployment.Imports;

/// <summary>
/// Makes what goes back to headquarters: the signed receipt, this site's cosignature of headquarters' log, and this site's
/// own log to be cosigned there.
/// </summary>
internal sealed class ReceiptWriting(Programme programme, ImportBook book, TimeProvider clock)
{
    /// <summary>Makes the files by their names; the receipt is kept before it is handed out.</summary>
    public async Task<IReadOnlyDictionary<string, byte[]>> MakeAsync(
        ImportAsked asked,
        SiteKit kit,
        DeliverableTree medium,
        DeliverableVerdict? verdict,
        DeliverableAnswer answer,
        CancellationToken cancel
    )
    {
        var files = new SortedDictionary<string, byte[]>(StringComparer.Ordinal);
        if (verdict?.Log is not null)
            await TakeCosignedAsync(kit, medium, cancel);
        if (verdict?.Log is not null && await CosignAsync(kit, medium, cancel) is { } cosignature)
            files[ReceiptFiles.Cosignature] = cosignature;
        var last = book.LastReceipt();
        var counter = (last?.Counter ?? 0) + 1;
        var manifest = Importing.ManifestOf(medium)!;
        var (checkpoint, logKey) = await programme.Evidence.CheckpointAsync(null, cancel);
        var known = kit.Witness is { } witness ? programme.Evidence.CosignedBy(witness.Name)?.Size : null;
        var (_, requests) = await programme.Evidence.RequestsAsync(
            [0, known ?? 0, .. book.LogSizes()],
            cancel
        );
        foreach (var request in requests)
            files[ReceiptFiles.Request(request.Old)] = request.ToBytes();
        files[ReceiptFiles.Keys] = System.Text.Encoding.UTF8.GetBytes(
            $"{logKey}\n{programme.Evidence.WitnessKey()}\n"
        );
        var receipt = new ImportReceipt
        {
            ReceiptId = ReceiptId.Make(clock.GetUtcNow(), RandomNumberGenerator.GetBytes(10)),
            Site = kit.Site,
            ExportSeq = answer.Sequence ?? 0,
            MediumId = asked.Custody.Medium ?? verdict?.Manifests[0].MediumId ?? "not known",
            ManifestSha256 = Digest.Of(manifest),
            Actor = asked.Custody.By,
            At = clock.GetUtcNow(),
            Accepted = answer.IsAccepted,
            Refusals =
            [
                .. answer.Refusals.Select(one => new ImportRefusal(
                    one.Rule.ToString().ToLowerInvariant(),
                    one.Path.Length == 0 ? null : one.Path,
                    one.Text
                )),
            ],
            FileCount = answer.IsAccepted ? answer.Files : 0,
            FileBytes = answer.IsAccepted ? answer.Bytes : 0,
            Seals = asked.Custody.Seals,
            Metadata = Versions(verdict),
            Counter = counter,
            PreviousSha256 = last is { } before ? PayloadDigest(before.Envelope) : null,
            Log = new(checkpoint.Origin, checkpoint.Size),
        };
        var statement = receipt.ToStatement();
        statement = statement with
        {
            Subjects =
            [
                .. statement.Subjects,
                .. files.Select(file => new Subject(file.Key, Digest.Of(file.Value))),
            ],
        };
        var envelope = statement.Sign([asked.Signer]).ToBytes();
        book.Keep(counter, envelope);
        files[ReceiptFiles.Receipt] = envelope;
        return files;
    }

    // Headquarters' cosignature of this log; a medium without one, or with an older one, changes nothing.
    private async Task TakeCosignedAsync(SiteKit kit, DeliverableTree medium, CancellationToken cancel)
    {
        if (
            kit.Witness is not { } witness
            || !medium.Entries().Any(entry => entry.Path == DeliverableLayout.CosignedSite)
            || medium.ReadSmall(DeliverableLayout.CosignedSite, 1 << 20) is not { } cosigned
        )
            return;
        await programme.Evidence.TrustAsync(witness, cancel);
        await programme.Evidence.AcceptAsync(cosigned, cancel);
    }

    private async Task<byte[]?> CosignAsync(SiteKit kit, DeliverableTree medium, CancellationToken cancel)
    {
        await programme.Evidence.TrustAsync(kit.Log, cancel);
        var known = programme.Evidence.Watched(kit.Log.Name)?.Size ?? 0;
        var path = string.Create(CultureInfo.InvariantCulture, $"{DeliverableLayout.Log}/since-{known}");
        if (!medium.Entries().Any(entry => entry.Path == path))
            return null;
        var request = medium.ReadSmall(path, 1 << 20);
        if (request is null)
            return null;
        var answer = await programme.Evidence.AnswerAsync(request, cancel);
        return answer is { Outcome: WitnessOutcome.Cosigned, Told: { } told }
            ? told.With(answer.Signature!).Note.ToBytes()
            : null;
    }

    private static string PayloadDigest(byte[] envelope) =>
        Digest.Of(Envelope.Parse(envelope, out _)?.Payload ?? envelope);

    private static (long, long, long) Versions(DeliverableVerdict? verdict) =>
        verdict?.Repositories?.Session("director").Trusted is { } trusted
            ? (trusted.Root.Version, trusted.Timestamp?.Version ?? 0, trusted.Snapshot?.Version ?? 0)
            : (0, 0, 0);
}
