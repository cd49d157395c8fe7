using System.Text.Json;
using Holdpoint.Core.Acquisition;
using Holdpoint.Core.Acquisition.Artifacts;
using Holdpoint.Core.Acquisition.Ladder;
using Holdpoint.Core.Acquisition.Needs;
using Holdpoint.Core.Evaluation.PatchCases;
using Holdpoint.Engine.Acquisition.Artifacts;
using Holdpoint.Engine.Acquisition.Downloads;
using Holdpoint.Tests;
using Holdpoint.Trust.Keys;

namespace Holdpoint.Engine.Tests.Acquisition;

/// <summary>What an isolated site needs goes out signed, is fetched elsewhere, and comes back to the cases that asked for it.</summary>
public sealed class NeedsRoundTripTests : IDisposable
{
    private const string Csv =
        "site,asset,vendor,product,order_number,version\n"
        + "Plant,A1,Siemens,SIMATIC Widget 9,6ES7 999-1AA00-0AA0,V1.5\n"
        + "Other,B1,Siemens,SIMATIC Widget 9,6ES7 999-1AA00-0AA0,V1.5\n";

    private static readonly byte[] Firmware = ArchiveWalkTests.Noise(3_000_000);
    private static readonly Person Anna = new("Anna", "anna");
    private static readonly Person Carl = new("Carl", "carl");
    private readonly DataDirectory _site = new();
    private readonly DataDirectory _outside = new();
    private readonly Ed25519Signer _key = new([.. Enumerable.Repeat((byte)7, 32)]);

    private static CancellationToken Cancel => TestContext.Current.CancellationToken;

    public void Dispose()
    {
        _key.Dispose();
        _site.Dispose();
        _outside.Dispose();
    }

    [Fact]
    public async Task Exactly_what_the_site_asked_for_is_fetched_and_finds_its_case()
    {
        await using var server = new TlsServer(request => request.HonestAsync(Firmware, "\"v1\""));
        var site = await AskingAsync(server.Address("widget-v2.bin"));
        var bytes = SiteNeedsFormat.Write(await site.Acquisition.SiteNeedsAsync("Plant", Cancel), _key);

        // On the machine with a network, whose own inventory is empty.
        var needs = SiteNeedsFormat.Read(bytes, [KeyObject.Of(_key.PublicKey)], out var why);
        Assert.NotNull(needs);
        Assert.Equal("", why);
        var wanted = Assert.Single(needs.Items);
        var folder = Path.Combine(_outside.Path, "medium");
        var desk = (await OutsideAsync(server)).Acquisition;
        var got = Assert.Single(await desk.FetchNeedsAsync(needs, folder, Carl, null, Cancel));
        Assert.Null(got.Why);
        Assert.Equal((server.Address("widget-v2.bin").AbsoluteUri, server.Key), (got.Url, got.ServerKey));
        Assert.Equal(
            new[] { FetchedList.Name, got.File! }.Order(StringComparer.Ordinal),
            Directory.EnumerateFiles(folder).Select(Path.GetFileName).Order(StringComparer.Ordinal)
        );
        Assert.All(server.Requests, request => Assert.Equal("/widget-v2.bin", request.Path));
        Assert.Empty(await desk.ArtifactsAsync(Cancel));

        // What is there is not fetched again.
        var requests = server.Requests.Count;
        await desk.FetchNeedsAsync(needs, folder, Carl, null, Cancel);
        Assert.Equal(requests, server.Requests.Count);

        // Back at the site: the list finds the case, and proves nothing.
        var path = Path.Combine(folder, got.File!);
        Assert.True(SideFileReading.IsBeside(Path.Combine(folder, FetchedList.Name)));
        var taken = (await HandInAsync(site, path)).Artifact!;
        Assert.Equal([wanted.Case], taken.Cases);
        Assert.Equal(got.Sha256, taken.Sha256);
        Assert.Equal(Rung.None, taken.Verdict().Reached);
        Assert.Equal(
            RungAnswer.NotAvailable,
            taken.Evidence.Single(one => one.Rung == Rung.PinnedOrigin).Answer
        );
        Assert.Empty((await site.Acquisition.SiteNeedsAsync("Plant", Cancel)).Items);
        Assert.Single((await site.Acquisition.SiteNeedsAsync("Other", Cancel)).Items);
    }

    [Fact]
    public async Task A_list_that_was_changed_or_signed_by_another_is_not_read()
    {
        var site = await AskingAsync(new("https://localhost:1/a"));
        var bytes = SiteNeedsFormat.Write(await site.Acquisition.SiteNeedsAsync("Plant", Cancel), _key);
        using var stranger = new Ed25519Signer([.. Enumerable.Repeat((byte)8, 32)]);
        Assert.Null(SiteNeedsFormat.Read(bytes, [KeyObject.Of(stranger.PublicKey)], out _));
        for (var at = 0; at < bytes.Length; at++)
        {
            var changed = bytes.ToArray();
            changed[at] ^= 1;
            var read = SiteNeedsFormat.Read(changed, [KeyObject.Of(_key.PublicKey)], out var why);
            // What is no part of the signed text, such as the key's hint, may read the same; nothing else may.
            Assert.True(
                read is null ? why.Length > 0 : JsonSerializer.Serialize(read) == Text(bytes),
                $"byte {at}"
            );
        }
    }

    [Fact]
    public async Task What_cannot_be_had_is_told_with_the_reason_and_tried_again()
    {
        var isThere = false;
        await using var server = new TlsServer(request =>
            isThere ? request.HonestAsync(Firmware, "\"v1\"") : request.HeadAsync(404, "Content-Length: 0")
        );
        var site = await AskingAsync(server.Address("widget-v2.bin"));
        var needs = await site.Acquisition.SiteNeedsAsync("Plant", Cancel);
        var folder = Path.Combine(_outside.Path, "medium");
        var desk = (await OutsideAsync(server)).Acquisition;
        var missing = Assert.Single(await desk.FetchNeedsAsync(needs, folder, Carl, null, Cancel));
        Assert.Null(missing.File);
        Assert.Contains("404", missing.Why, StringComparison.Ordinal);
        isThere = true;
        Assert.NotNull(Assert.Single(await desk.FetchNeedsAsync(needs, folder, Carl, null, Cancel)).File);
    }

    private string Text(byte[] bytes) =>
        JsonSerializer.Serialize(SiteNeedsFormat.Read(bytes, [KeyObject.Of(_key.PublicKey)], out _));

    private async Task<Programme> AskingAsync(Uri address)
    {
        var programme = await _site.OpenAsync();
        var text = SmallAdvisory.Of("T-1", "1").Replace("https://example.com/fix", address.AbsoluteUri);
        await programme.ImportAdvisoriesAsync([_site.Write("t-1.json", text)], null, Cancel);
        await programme.ImportInventoryAsync(DataDirectory.Inventory(Csv), "a.csv", false, Cancel);
        await programme.EvaluateAsync(false, null, Cancel);
        foreach (var one in (await programme.WorklistAsync(new(), Cancel)).Cases)
            await programme.DecideAsync(one.Id, new(DecisionKind.Apply, "Next stop"), Cancel);
        return programme;
    }

    private Task<Programme> OutsideAsync(TlsServer server)
    {
        _outside.Write("roots.pem", server.Pem);
        _outside.Write(
            "data/acquisition.json",
            JsonSerializer.Serialize(
                new
                {
                    network = new
                    {
                        allow_private = new[] { "localhost" },
                        extra_roots = Path.Combine(_outside.Path, "roots.pem"),
                    },
                }
            )
        );
        return _outside.OpenAsync();
    }

    private static Task<IntakeResult> HandInAsync(Programme site, string path) =>
        site.Acquisition.TakeInAsync(
            new(path, Path.GetFileName(path), new("hand-in", path), Anna, null),
            null,
            Cancel
        );
}
