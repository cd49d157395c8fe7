using System.Security.Cryptography;
using System.Text;
using Holdpoint.Engine.Deployment.Deliverables;
using Holdpoint.Engine.Deployment.Imports;
using Holdpoint.Engine.Evidence;
using Holdpoint.Trust.Attestation;
using Holdpoint.Trust.Attestation.Predicates;
using Holdpoint.Trust.Keys;

namespace Holdpoint.Engine.Tests.Deployment.Imports;

/// <summary>A right receipt is taken, and each attack on it or on the chain is refused with its reason.</summary>
public sealed class ReceiptReadingTests : IDisposable
{
    private const string North = "Waterworks North";
    private const string South = "Dam South";

    private readonly DataDirectory _hq = new();
    private readonly Ed25519Signer _north = new(SHA256.HashData("north"u8));
    private readonly Ed25519Signer _south = new(SHA256.HashData("south"u8));
    private readonly Ed25519Signer _stranger = new(SHA256.HashData("stranger"u8));

    private static CancellationToken Cancel => TestContext.Current.CancellationToken;

    public void Dispose()
    {
        _north.Dispose();
        _south.Dispose();
        _stranger.Dispose();
        _hq.Dispose();
    }

    [Fact]
    public async Task A_chain_of_receipts_is_taken_in_order_and_the_same_one_twice_changes_nothing()
    {
        var programme = await PreparedAsync();
        var first = Of(North, 1, null);
        var second = Of(North, 2, Digest(first));
        Assert.Equal("", (await TakeAsync(programme, first, _north)).Why);
        Assert.Equal("", (await TakeAsync(programme, second, _north)).Why);
        var again = await TakeAsync(programme, second, _north);
        Assert.Equal("It was taken already; nothing changed.", Assert.Single(again.Notes));
        var later = await TakeAsync(programme, Of(North, 5, Digest(second)), _north);
        Assert.Contains("2 receipts before this one never arrived", later.Notes[0], StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_receipt_of_a_stranger_or_of_another_site_is_refused()
    {
        var programme = await PreparedAsync();
        await RefusedAsync(programme, Of(North, 1, null), _stranger, "No registered key");
        await RefusedAsync(programme, Of(North, 1, null), _south, "The key of Dam South signed a receipt of");
    }

    [Fact]
    public async Task A_receipt_that_was_changed_cut_or_is_none_is_refused()
    {
        var programme = await PreparedAsync();
        var bytes = Of(North, 1, null).ToStatement().Sign([_north]).ToBytes();
        var envelope = Envelope.Parse(bytes, out _)!;
        var payload = Encoding.UTF8.GetString(envelope.Payload.ToArray());
        var forged = Convert.ToBase64String(
            Encoding.UTF8.GetBytes(payload.Replace("\"berta\"", "\"clara\"", StringComparison.Ordinal))
        );
        var text = Encoding.UTF8.GetString(bytes);
        byte[][] attacked =
        [
            Encoding.UTF8.GetBytes(
                text.Replace(
                    Convert.ToBase64String(envelope.Payload.ToArray()),
                    forged,
                    StringComparison.Ordinal
                )
            ),
            bytes[..^9],
            "{}"u8.ToArray(),
            [],
            new byte[AttestationLimits.EnvelopeBytes + 1],
        ];
        foreach (var one in attacked)
            Assert.NotEqual("", (await TakeAsync(programme, one)).Why);
        // A statement of another kind by the right key is no receipt either.
        var scan = new Statement(
            [new("a", new string('a', 64))],
            PredicateTypes.Scai,
            Scai.Of([new("CLEAN")]).Json
        );
        Assert.NotEqual("", (await TakeAsync(programme, scan.Sign([_north]).ToBytes())).Why);
        Assert.Equal("", (await TakeAsync(programme, bytes)).Why);
    }

    [Fact]
    public async Task An_older_one_another_of_the_same_number_and_one_beside_the_chain_are_refused()
    {
        var programme = await PreparedAsync();
        var first = Of(North, 1, null);
        var second = Of(North, 2, Digest(first));
        await TakeAsync(programme, first, _north);
        await TakeAsync(programme, second, _north);
        await RefusedAsync(programme, first, _north, "is older than 2");
        await RefusedAsync(
            programme,
            second with
            {
                Actor = "clara",
            },
            _north,
            "another one of the same number"
        );
        await RefusedAsync(programme, Of(North, 3, Digest(first)), _north, "does not follow receipt 2");
        Assert.Equal("", (await TakeAsync(programme, Of(North, 3, Digest(second)), _north)).Why);
    }

    [Fact]
    public async Task What_lies_beside_a_receipt_and_is_not_the_signed_one_counts_for_nothing()
    {
        var programme = await PreparedAsync();
        File.WriteAllText(Path.Combine(Folder, ReceiptFiles.Keys), "strangers/log+00000000+AAAA\n");
        File.WriteAllText(Path.Combine(Folder, ReceiptFiles.Cosignature), "nonsense");
        var taken = await TakeAsync(programme, Of(North, 1, null), _north);
        Assert.Equal("", taken.Why);
        Assert.Empty(taken.Notes);
    }

    private string Folder => Path.Combine(_hq.Path, "back");

    private async Task<Programme> PreparedAsync()
    {
        var programme = await _hq.OpenAsync();
        Directory.CreateDirectory(Folder);
        var book = new ExportBook(Path.Combine(_hq.Path, "data"));
        foreach (var (site, key) in new[] { (North, _north), (South, _south) })
            book.Keep(
                new PreparedSite
                {
                    Site = site,
                    ReceiptKeys = [Encoding.UTF8.GetString(PublicKeyFile.Write(KeyObject.Of(key.PublicKey)))],
                }
            );
        return programme;
    }

    private async Task RefusedAsync(Programme programme, ImportReceipt receipt, Ed25519Signer by, string why)
    {
        var outcome = await TakeAsync(programme, receipt, by);
        Assert.Null(outcome.Receipt);
        Assert.Contains(why, outcome.Why, StringComparison.Ordinal);
    }

    private Task<ReceiptOutcome> TakeAsync(Programme programme, ImportReceipt receipt, Ed25519Signer by) =>
        TakeAsync(programme, receipt.ToStatement().Sign([by]).ToBytes());

    private Task<ReceiptOutcome> TakeAsync(Programme programme, byte[] receipt)
    {
        File.WriteAllBytes(Path.Combine(Folder, ReceiptFiles.Receipt), receipt);
        return programme.Deliverables.ReceiptAsync(Folder, Cancel);
    }

    private string Digest(ImportReceipt receipt) =>
        Convert.ToHexStringLower(SHA256.HashData(receipt.ToStatement().Sign([_north]).Payload.ToArray()));

    // Of a refused medium: to confirm an export is DeliverableTests' and ImportTests'.
    private static ImportReceipt Of(string site, long counter, string? previous) =>
        new()
        {
            ReceiptId = "01J0000000000000000000000A",
            Site = site,
            ExportSeq = counter,
            MediumId = "USB-7",
            ManifestSha256 = new('c', 64),
            Actor = "berta",
            At = new(2026, 11, 23, 9, 0, 0, TimeSpan.Zero),
            Accepted = false,
            Refusals = [new("content", "targets/a", "1 of 19 blocks differ.")],
            FileCount = 0,
            FileBytes = 0,
            Metadata = (1, 7, 7),
            Counter = counter,
            PreviousSha256 = previous,
        };
}
