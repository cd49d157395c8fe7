using System.Security.Cryptography;
using System.Text;
using Holdpoint.Core.Monitoring;
using Holdpoint.Csaf.Provider.Sync;
using Holdpoint.Csaf.Tests.Provider.Signatures;
using Holdpoint.Engine.Monitoring;

namespace Holdpoint.Engine.Tests.Monitoring;

/// <summary>A publisher that signs with keys of GnuPG and changes his key.</summary>
[Trait("needs", "outside")]
public sealed class SourceKeysTests : IDisposable
{
    private const string Root = "https://works.test/";
    private readonly string _root = Directory.CreateTempSubdirectory("holdpoint-keys-").FullName;
    private readonly WebFolder _web = new();

    // GnuPG signs with the machine's own time.
    private readonly SourceBench.SteadyClock _clock = new() { Now = TimeProvider.System.GetUtcNow() };
    private readonly GpgHome _gpg = Gpg();

    private static CancellationToken Cancel => TestContext.Current.CancellationToken;

    [Fact]
    public async Task A_new_key_holds_what_it_signed_until_a_person_approves_it()
    {
        var first = _gpg.MakeKey("Works PSIRT <psirt@works.test>");
        var second = _gpg.MakeKey("Works PSIRT 2026 <new@works.test>");
        Publish("1", first, first);
        var (programme, source) = await CheckedAsync();
        Assert.Equal(
            KeyState.Trusted,
            Assert.Single(await programme.SourceKeysAsync(null, Cancel)).Key.Record.State
        );

        Publish("2", second, second);
        var held = await programme.CheckSourceAsync(source, false, null, Cancel);
        Assert.Equal(SourceCheckOutcome.CompleteWithHolds, held.Check.Outcome);
        var waiting = (await programme.SourceKeysAsync(source.Id, Cancel))[0];
        Assert.Equal((second, KeyState.Pending), (waiting.Key.Record.Fingerprint, waiting.Key.Record.State));
        Assert.Equal(["Works PSIRT 2026 <new@works.test>"], waiting.Key.UserIds);
        Assert.Equal([first], waiting.Key.Beside);
        Assert.Equal(1, waiting.Held);

        var decided = await programme.DecideSourceKeyAsync(
            source.Id,
            second,
            true,
            "Read out by telephone",
            Cancel
        );
        Assert.Equal(
            (KeyState.Trusted, "test", "Read out by telephone"),
            (decided!.Key.Record.State, decided.DecidedBy, decided.Why)
        );
        var taken = await programme.CheckSourceAsync(source, retryHeld: true, null, Cancel);
        Assert.Equal((1, 0), (taken.Check.Changed, taken.Check.Held));
        Assert.Equal(second, Assert.Single(taken.Documents).SignedBy);
    }

    [Fact]
    public async Task A_rejected_key_never_verifies()
    {
        var first = _gpg.MakeKey("Works");
        var second = _gpg.MakeKey("Stranger");
        Publish("1", first, first);
        var (programme, source) = await CheckedAsync();
        Publish("2", second, second);
        await programme.CheckSourceAsync(source, false, null, Cancel);

        await programme.DecideSourceKeyAsync(source.Id, second, false, "Nobody there knows it", Cancel);
        var again = await programme.CheckSourceAsync(source, retryHeld: true, null, Cancel);

        Assert.Equal(1, again.Check.Held);
        Assert.Null(await programme.DecideSourceKeyAsync(source.Id, new string('0', 40), true, "?", Cancel));
    }

    public void Dispose()
    {
        TestStore.Release(_root);
        Directory.Delete(_root, recursive: true);
        _web.Dispose();
        _gpg.Dispose();
    }

    private static GpgHome Gpg()
    {
        Assert.SkipUnless(GpgHome.IsPresent, "gpg is not installed: not run.");
        return new();
    }

    private async Task<(Programme, Source)> CheckedAsync()
    {
        var programme = await Programme.OpenAsync(
            new(TestStore.Of(Path.Combine(_root, "data")), _clock, "test", _web, () => 0.5),
            Cancel
        );
        var source = SourceProposal.Of(
            Root + "provider-metadata.json",
            "works",
            null,
            _clock.GetUtcNow(),
            out var why
        );
        Assert.True(source is not null, why);
        await programme.AddSourceAsync(source, Cancel);
        var first = await programme.CheckSourceAsync(source, false, null, Cancel);
        Assert.True(first.IsClean, string.Join('\n', first.Check.Problems));
        return (programme, source);
    }

    private void Publish(string version, string signer, params string[] named)
    {
        var document = Encoding.UTF8.GetBytes(SmallAdvisory.Of("T-1", version));
        var updated = $"2026-01-0{version}T00:00:00Z";
        Put("provider-metadata.json", Metadata(updated, named));
        foreach (var key in named)
            _web.Files[$"{Root}{key}.asc"] = _gpg.Export(key);
        Put("csaf/index.txt", "2026/t-1.json\n");
        Put("csaf/changes.csv", $"\"2026/t-1.json\",\"{updated}\"\n");
        _web.Files[Root + "csaf/2026/t-1.json"] = document;
        Put(
            "csaf/2026/t-1.json.sha512",
            $"{Convert.ToHexStringLower(SHA512.HashData(document))}  t-1.json\n"
        );
        _web.Files[Root + "csaf/2026/t-1.json.asc"] = _gpg.Sign(document, signer);
        _clock.Now += TimeSpan.FromDays(1);
    }

    private void Put(string path, string text) => _web.Files[Root + path] = Encoding.UTF8.GetBytes(text);

    private static string Metadata(string updated, string[] keys) =>
        $$"""
            {
              "canonical_url": "{{Root}}provider-metadata.json", "last_updated": "{{updated}}", "metadata_version": "2.0",
              "list_on_CSAF_aggregators": false, "mirror_on_CSAF_aggregators": false, "role": "csaf_trusted_provider",
              "distributions": [ { "directory_url": "{{Root}}csaf/" } ],
              "publisher": { "category": "vendor", "name": "Works", "namespace": "https://works.test" },
              "public_openpgp_keys": [ {{string.Join(
                ", ",
                keys.Select(key => $$"""{ "fingerprint": "{{key}}", "url": "{{Root}}{{key}}.asc" }""")
            )}} ]
            }
            """;
}
