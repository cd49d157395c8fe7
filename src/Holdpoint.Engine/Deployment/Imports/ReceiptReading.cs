using System.Globalization;
using Holdpoint.Engine.Deployment.Deliverables;
using Holdpoint.Engine.Evidence;
using Holdpoint.Engine.Storage;
using Holdpoint.Trust.Attestation;
using Holdpoint.Trust.Attestation.Predicates;
using Holdpoint.Trust.Keys;
using Holdpoint.Trust.Log;

namespace Holdpoint.Engine.Deployment.Imports;

/// <summary>What headquarters made of a receipt.</summary>
/// <param name="Receipt">The receipt; null where it does not hold.</param>
/// <param name="Why">Why it does not hold; empty where it does.</param>
/// <param name="Notes">What else came of it, in sentences.</param>
public sealed record ReceiptOutcome(ImportReceipt? Receipt, string Why, IReadOnlyList<string> Notes);

/// <summary>
/// Takes what came back from a site: the receipt by the site's registered key, the cosignature of this log, the site's own
/// log. Taking the same receipt twice changes nothing.
/// </summary>
internal sealed class ReceiptReading(Programme programme, ExportBook book, TimeProvider clock, string actor)
{
    /// <summary>Reads a folder that came back.</summary>
    public async Task<ReceiptOutcome> RunAsync(string folder, CancellationToken cancel)
    {
        static ReceiptOutcome No(string why) => new(null, why, []);

        var path = Path.Combine(folder, ReceiptFiles.Receipt);
        if (!File.Exists(path))
            return No($"There is no {ReceiptFiles.Receipt} in {folder}.");
        if (new FileInfo(path).Length > AttestationLimits.EnvelopeBytes)
            return No("It is larger than any receipt.");
        var bytes = await File.ReadAllBytesAsync(path, cancel);
        if (Envelope.Parse(bytes, out var why) is not { } envelope)
            return No(why);
        foreach (var site in book.Sites().Where(one => one.ReceiptKeys.Length > 0))
        {
            var keys = site
                .ReceiptKeys.Select(key => PublicKeyFile.Read(System.Text.Encoding.UTF8.GetBytes(key), out _))
                .OfType<KeyObject>()
                .ToList();
            if (envelope.Verify(keys, 1, out why) is not { } verified)
                continue;
            if (
                Statement.Read(verified, out why) is not { } statement
                || ImportReceipt.Read(statement, out why) is not { } receipt
            )
                return No(why);
            return receipt.Site == site.Site
                ? await TakeAsync(folder, bytes, envelope, statement, receipt, cancel)
                : No($"The key of {site.Site} signed a receipt of {receipt.Site}.");
        }
        return No(
            "No registered key of a site signed it. Register the site's key: holdpoint deliverable init --site NAME --receipt-key FILE.pub"
        );
    }

    private async Task<ReceiptOutcome> TakeAsync(
        string folder,
        byte[] bytes,
        Envelope envelope,
        Statement statement,
        ImportReceipt receipt,
        CancellationToken cancel
    )
    {
        var notes = new List<string>();
        var before = book.LastReceipt(receipt.Site);
        var payload = Digest.Of(envelope.Payload);
        if (before is not null && receipt.Counter <= before.Counter)
            return receipt.Counter == before.Counter && payload == before.PayloadSha256
                ? new(receipt, "", ["It was taken already; nothing changed."])
                : new(
                    null,
                    $"Receipt {receipt.Counter} of {receipt.Site} is older than {before.Counter}, which was taken already, or another one of the same number.",
                    []
                );
        if (
            before is not null
            && receipt.Counter == before.Counter + 1
            && receipt.PreviousSha256 != before.PayloadSha256
        )
            return new(
                null,
                $"Receipt {receipt.Counter} does not follow receipt {before.Counter} that was taken here: the site's chain of receipts was changed.",
                []
            );
        if (receipt.Counter > (before?.Counter ?? 0) + 1)
            notes.Add(
                $"{receipt.Counter - (before?.Counter ?? 0) - 1} receipts before this one never arrived. Ask the site."
            );
        await RecordAsync(
            "deliverable.receipt",
            receipt.Site,
            new
            {
                Export = receipt.ExportSeq,
                receipt.Accepted,
                receipt.Counter,
                receipt.Actor,
                receipt.MediumId,
                Sha256 = Digest.Of(bytes),
                Refusals = receipt.Refusals.Select(one => new
                {
                    one.Code,
                    one.Path,
                    one.Text,
                }),
                Seals = receipt.Seals.Select(one => new { one.Number, one.Intact }),
            },
            cancel
        );
        if (receipt.Accepted)
        {
            var trouble = await programme.Deliverables.ConfirmAsync(
                receipt.Site,
                receipt.ExportSeq,
                receipt.ManifestSha256,
                Digest.Of(bytes),
                cancel
            );
            notes.Add(
                trouble ?? $"Export {receipt.ExportSeq} is confirmed: its files need not travel again."
            );
        }
        notes.AddRange(
            receipt
                .Seals.Where(seal => seal.Intact == false)
                .Select(seal => $"Seal {seal.Number} was found broken.")
        );
        await LogsAsync(folder, statement, receipt.Site, notes, cancel);
        book.Keep(receipt.Site, new(receipt.Counter, payload, receipt.ExportSeq, receipt.Accepted));
        return new(receipt, "", notes);
    }

    // Only files whose digest the receipt names came from the site as they are.
    private async Task LogsAsync(
        string folder,
        Statement statement,
        string site,
        List<string> notes,
        CancellationToken cancel
    )
    {
        byte[]? Signed(string name)
        {
            var path = Path.Combine(folder, name);
            if (!File.Exists(path) || new FileInfo(path).Length > AttestationLimits.EnvelopeBytes)
                return null;
            var bytes = File.ReadAllBytes(path);
            return statement.Subjects.Any(one => one.Name == name && one.Sha256 == Digest.Of(bytes))
                ? bytes
                : null;
        }

        var keys = (Signed(ReceiptFiles.Keys) is { } lines ? System.Text.Encoding.UTF8.GetString(lines) : "")
            .Split('\n', StringSplitOptions.RemoveEmptyEntries)
            .Select(line => NoteKey.Parse(line, out _))
            .OfType<NoteKey>()
            .ToList();
        foreach (var key in keys)
            await programme.Evidence.TrustAsync(key, cancel);
        if (Signed(ReceiptFiles.Cosignature) is { } cosigned)
        {
            var (accepted, why) = await programme.Evidence.AcceptAsync(cosigned, cancel);
            notes.Add(
                accepted is null
                    ? $"The site's cosignature of this log is not taken: {why}"
                    : $"The site cosigned this log at {accepted.Size} entries."
            );
        }
        if (keys.Find(key => key.Kind == NoteSignatureKind.Ed25519) is not { } siteLog)
            return;
        var known = programme.Evidence.Watched(siteLog.Name)?.Size ?? 0;
        if (Signed(ReceiptFiles.Request(known)) is not { } request)
        {
            notes.Add(
                string.Create(
                    CultureInfo.InvariantCulture,
                    $"The site's log is known here up to {known} entries; the receipt brings no proof from there."
                )
            );
            return;
        }
        var answer = await programme.Evidence.AnswerAsync(request, cancel);
        if (answer is { Outcome: WitnessOutcome.Cosigned, Told: { } told })
        {
            book.KeepAnswer(site, told.With(answer.Signature!).Note.ToBytes());
            notes.Add(
                string.Create(
                    CultureInfo.InvariantCulture,
                    $"The site's log only grew: {told.Size} entries, cosigned here."
                )
            );
        }
        else
            notes.Add($"THE SITE'S LOG DOES NOT HOLD: {answer.Why}");
    }

    private Task<long> RecordAsync<T>(string kind, string subject, T facts, CancellationToken cancel) =>
        programme.Evidence.AppendAsync(
            EvidenceWriter.Event(clock.GetUtcNow(), actor, kind, subject, facts),
            cancel
        );
}
