using System.Text;
using Holdpoint.Csaf.Provider.Discovery;
using Holdpoint.Csaf.Provider.Sync;

namespace Holdpoint.Csaf.Tests.Provider.Sync;

/// <summary>The standard's ways to a provider, over the network and on media.</summary>
public sealed class DiscoveryTests : IAsyncDisposable
{
    private readonly SyncBench bench = new();

    [Fact]
    public async Task A_domain_is_found_by_its_well_known_address()
    {
        new TestProvider().With(2).PublishTo(bench.Server);
        Assert.Equal(2, (await bench.CheckAsync("provider.test")).New);
    }

    [Theory]
    [InlineData("/.well-known/security.txt")]
    [InlineData("/security.txt")]
    public async Task A_domain_is_found_by_its_security_txt(string place)
    {
        var provider = new TestProvider().With(2).PublishTo(bench.Server);
        bench.Server.Files["company.test" + place] = Encoding.UTF8.GetBytes(
            $"Contact: x\nCSAF: {provider.Metadata}\n"
        );
        Assert.Equal(2, (await bench.CheckAsync("company.test")).New);
    }

    [Fact]
    public async Task A_domain_is_found_by_the_csaf_data_security_host_only_when_nothing_else_answers()
    {
        new TestProvider().With(2).PublishTo(bench.Server);
        bench.Server.Files["csaf.data.security.company.test/"] = bench.Server.Files[
            "provider.test/.well-known/csaf/provider-metadata.json"
        ];
        Assert.Equal(2, (await bench.CheckAsync("company.test")).New);
        bench.Server.ResetCounts();
        await bench.CheckAsync("provider.test");
        Assert.DoesNotContain(bench.Server.Asked, p => p.StartsWith("csaf.data", StringComparison.Ordinal));
    }

    [Fact]
    public async Task A_provider_named_twice_is_read_once_and_a_second_one_keeps_its_own_names()
    {
        var one = new TestProvider().With(2).PublishTo(bench.Server);
        var two = new TestProvider { Host = "second.test", Namespace = "https://second.test" }
            .With(2)
            .PublishTo(bench.Server);
        bench.Server.Files["provider.test/.well-known/security.txt"] = Encoding.UTF8.GetBytes(
            $"CSAF: {one.Metadata}\nCSAF: {two.Metadata}\n"
        );
        var summary = await bench.CheckAsync("provider.test");
        Assert.Equal((2, 4), (summary.Providers, summary.New));
        Assert.Equal(
            ["second-test/test-0000.json", "second-test/test-0001.json", "test-0000.json", "test-0001.json"],
            (await bench.InForceAsync()).Keys.Order(StringComparer.Ordinal)
        );
    }

    [Fact]
    public async Task Nothing_found_is_a_failed_check_with_the_places_that_were_tried()
    {
        var summary = await bench.CheckAsync("nobody.test");
        Assert.Equal(SyncOutcome.Failed, summary.Outcome);
        Assert.Contains(summary.Problems, p => p.Code == "no-provider");
        Assert.Contains(
            summary.Problems,
            p => p.Place.Contains("csaf.data.security.nobody.test", StringComparison.Ordinal)
        );
    }

    [Fact]
    public async Task A_feed_or_a_directory_can_be_given_directly()
    {
        new TestProvider().With(3).PublishTo(bench.Server);
        var feed = await bench.CheckAsync("https://provider.test/csaf/feed.json");
        Assert.Equal(3, feed.New);
        Assert.Contains(feed.Problems, p => p.Code == "signature-unchecked");
        Assert.Equal(3, (await bench.CheckAsync("https://provider.test/csaf/")).Unchanged);
    }

    [Fact]
    public async Task A_lister_leads_to_its_providers_and_a_mirror_stands_in()
    {
        var one = new TestProvider { Host = "one.test", Namespace = "https://one.test" }
            .With(2)
            .PublishTo(bench.Server);
        var two = new TestProvider { Host = "mirror.test", Namespace = "https://two.test" }
            .With(3)
            .PublishTo(bench.Server);
        bench.Server.Files["lister.test/aggregator.json"] = Encoding.UTF8.GetBytes(
            $$$"""
            {"aggregator":{"category":"aggregator","name":"A","namespace":"https://lister.test"},"aggregator_version":"2.0",
             "csaf_providers":[
              {"metadata":{"url":"{{{one.Metadata}}}","publisher":{"name":"One"} } },
              {"metadata":{"url":"https://two.test/provider-metadata.json","publisher":{"name":"Two"} },"mirrors":["{{{two.Metadata}}}"]},
              {"metadata":{"url":"https://gone.test/provider-metadata.json","publisher":{"name":"Gone"} } }]}
            """
        );
        var summary = await bench.CheckAsync("https://lister.test/aggregator.json");
        Assert.Equal((SyncOutcome.Partial, 2, 5), (summary.Outcome, summary.Providers, summary.New));
        Assert.Contains(summary.Problems, p => p.Code == "provider-unread");
        Assert.All((await bench.InForceAsync()).Keys, name => Assert.Matches("^(one|two)-test/test-", name));
        Assert.Equal(5, (await bench.CheckAsync("https://lister.test/aggregator.json")).Unchanged);
    }

    [Fact]
    public async Task A_service_document_leads_to_its_feeds()
    {
        new TestProvider().With(2).PublishTo(bench.Server);
        bench.Server.Files["provider.test/service.json"] =
            """{"service":{"workspace":[{"collection":[{"href":"https://provider.test/csaf/feed.json"}]}]}}"""u8.ToArray();
        Assert.Equal(2, (await bench.CheckAsync("https://provider.test/service.json")).New);
    }

    [Fact]
    public async Task A_feed_in_pages_is_read_to_its_end_and_a_circle_is_found()
    {
        new TestProvider().With(2).PublishTo(bench.Server);
        string Page(string id, string next) =>
            $$$"""{"feed":{"link":[{"rel":"next","href":"{{{next}}}"}],"entry":[{"content":{"src":"https://provider.test/csaf/2024/{{{id}}}.json"},"updated":"2024-01-02T00:00:00Z"}]}}""";
        bench.Server.Files["provider.test/a.json"] = Encoding.UTF8.GetBytes(Page("test-0000", "/b.json"));
        bench.Server.Files["provider.test/b.json"] = Encoding.UTF8.GetBytes(
            Page("test-0001", "").Replace("\"rel\":\"next\"", "\"rel\":\"self\"", StringComparison.Ordinal)
        );
        Assert.Equal(2, (await bench.CheckAsync("https://provider.test/a.json")).New);
        bench.Server.Files["provider.test/b.json"] = Encoding.UTF8.GetBytes(Page("test-0001", "/a.json"));
        var circle = await bench.CheckAsync("https://provider.test/a.json");
        Assert.Equal(SyncOutcome.Failed, circle.Outcome);
        Assert.Contains(circle.Problems, p => p.Code == "feed-pages");
    }

    [Theory]
    [InlineData(true)]
    [InlineData(false)]
    public async Task A_carried_medium_is_checked_like_the_provider_itself(bool feed)
    {
        var medium = bench.NewFolder("medium");
        var provider = new TestProvider { UsesFeed = feed }.With(5);
        provider.WriteTo(medium);
        File.Delete(Path.Combine(medium, "csaf", "2024", "test-0002.json"));
        await File.WriteAllTextAsync(
            Path.Combine(medium, "csaf", "2024", "test-0003.json"),
            "altered",
            TestContext.Current.CancellationToken
        );
        var summary = await bench.CheckAsync(medium);
        Assert.Equal((3, 2), (summary.New, summary.Held));
        Assert.Equal(
            [HoldReason.NotFound, HoldReason.HashMismatch],
            summary.Documents.Where(c => c.Kind == ChangeKind.Held).Select(c => c.Record.Hold!.Reason)
        );
        Assert.Equal(0, bench.Server.Requests);
    }

    [Fact]
    public async Task The_mirror_itself_is_a_medium_for_the_next_site()
    {
        var provider = new TestProvider().With(5).PublishTo(bench.Server);
        await bench.CheckAsync(provider);
        var mirror = Path.Combine(bench.StoreFolder, "documents");
        await using var next = FileSyncStore.Open(bench.NewFolder("next"));
        bench.Options = bench.Options with
        {
            TrustedKeys = Holdpoint
                .Csaf.Provider.Signatures.OpenPgpKeyReader.Parse(provider.Key.Armored, "key")
                .Value!,
            RequireSignature = true,
        };
        var summary = await bench.CheckAsync(mirror, next);
        Assert.Equal((5, 0), (summary.New, summary.Held));
        Assert.All(
            summary.Documents,
            c =>
                Assert.Equal(
                    ("sha512", provider.Key.Fingerprint),
                    (c.Record.Accepted!.Hash, c.Record.Accepted.SignedBy)
                )
        );
    }

    [Fact]
    public async Task A_bare_folder_is_read_and_said_to_have_no_index()
    {
        var folder = bench.NewFolder("bare");
        await File.WriteAllBytesAsync(
            Path.Combine(folder, "Any Name.json"),
            TestProvider.Document("TEST-0001"),
            TestContext.Current.CancellationToken
        );
        await File.WriteAllTextAsync(
            Path.Combine(folder, "notes.txt"),
            "not read",
            TestContext.Current.CancellationToken
        );
        var summary = await bench.CheckAsync(folder);
        Assert.Equal(1, summary.New);
        Assert.Contains(summary.Problems, p => p.Code == "no-index");
        // Another medium the next time: what it lacks was not withdrawn.
        File.Delete(Path.Combine(folder, "Any Name.json"));
        Assert.Equal(0, (await bench.CheckAsync(folder)).Withdrawn);
    }

    [Fact]
    public async Task A_medium_cannot_lead_out_of_itself()
    {
        var medium = bench.NewFolder("medium");
        var outside = bench.NewFolder("outside");
        await File.WriteAllBytesAsync(
            Path.Combine(outside, "test-0001.json"),
            TestProvider.Document("TEST-0001"),
            TestContext.Current.CancellationToken
        );
        Directory.CreateSymbolicLink(Path.Combine(medium, "2024"), outside);
        await File.WriteAllTextAsync(
            Path.Combine(medium, "index.txt"),
            "2024/test-0001.json\n../outside/test-0001.json\n",
            TestContext.Current.CancellationToken
        );
        var summary = await bench.CheckAsync(medium);
        Assert.Equal((0, 1), (summary.New, summary.Held));
        Assert.Contains(summary.Problems, p => p.Code == "path-refused");
    }

    [Theory]
    [InlineData("siemens", SourceAddressKind.Url)]
    [InlineData("rockwell", SourceAddressKind.Domain)]
    [InlineData("example.com", SourceAddressKind.Domain)]
    [InlineData("https://example.com/x.json", SourceAddressKind.Url)]
    [InlineData("/media/usb", SourceAddressKind.Folder)]
    [InlineData("./advisories", SourceAddressKind.Folder)]
    public void An_address_is_understood(string given, SourceAddressKind kind) =>
        Assert.Equal(kind, SourceAddress.Parse(given, out _)?.Kind);

    [Theory]
    [InlineData("")]
    [InlineData("siemans")]
    [InlineData("ftp://example.com/")]
    [InlineData("what is this")]
    public void What_is_no_address_is_told(string given)
    {
        Assert.Null(SourceAddress.Parse(given, out var why));
        Assert.NotEmpty(why);
    }

    public ValueTask DisposeAsync() => bench.DisposeAsync();
}
