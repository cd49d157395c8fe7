using Holdpoint.Csaf.Provider.Catalogue;
using Holdpoint.Csaf.Provider.Discovery;
using Holdpoint.Csaf.Provider.Sync;

namespace Holdpoint.Csaf.Tests.Provider.Sync;

/// <summary>A publisher of the catalogue that cannot be reached, and the source that carries his advisories too.</summary>
public sealed class ByWayOfTests : IAsyncDisposable
{
    private readonly SyncBench bench = new();

    private static SourceAddress Publisher(string address) =>
        new()
        {
            Kind = SourceAddressKind.Url,
            Text = address,
            Known = new()
            {
                Id = "works",
                Name = "Works",
                Address = address,
                Via = "https://provider.test/.well-known/csaf/provider-metadata.json",
            },
        };

    [Fact]
    public async Task The_other_source_is_looked_at_and_the_check_says_so_and_stays_partial()
    {
        new TestProvider().With(3).PublishTo(bench.Server);

        var summary = await bench.CheckAsync(Publisher("https://works.test/provider-metadata.json"));

        Assert.Equal((3, SyncOutcome.Partial), (summary.New, summary.Outcome));
        Assert.Contains(
            summary.Problems,
            one => one.Code == "via" && one.Text.Contains("Works cannot be reached", StringComparison.Ordinal)
        );
    }

    [Fact]
    public async Task Once_the_publisher_can_be_reached_again_he_speaks_for_himself()
    {
        new TestProvider().With(3).PublishTo(bench.Server);
        var works = Publisher("https://works.test/.well-known/csaf/provider-metadata.json");
        await bench.CheckAsync(works);
        new TestProvider { Host = "works.test", Namespace = "https://works.test" }
            .With(2)
            .PublishTo(bench.Server);

        var summary = await bench.CheckAsync(works);

        Assert.Equal((2, SyncOutcome.Complete), (summary.New, summary.Outcome));
        Assert.DoesNotContain(summary.Problems, one => one.Code == "via");
    }

    [Fact]
    public async Task When_the_other_source_is_away_too_the_check_has_failed()
    {
        var summary = await bench.CheckAsync(Publisher("https://works.test/provider-metadata.json"));

        Assert.Equal(SyncOutcome.Failed, summary.Outcome);
    }

    [Theory]
    [InlineData("https://psirt.works.test/p.json", "psirt.works.test", null, true)]
    [InlineData("works.test", "csaf.works.test", null, true)]
    [InlineData("works.test", "mirror.test", "https://www.works.test", true)]
    [InlineData("https://psirt.works.test/p.json", "mirror.test", "https://works.test", true)]
    [InlineData("works.test", "mirror.test", "https://notworks.test", false)]
    [InlineData("works.test", "works.test.evil.test", null, false)]
    public void Of_an_aggregator_only_the_publisher_s_own_entry_is_his(
        string address,
        string host,
        string? publisher,
        bool expected
    ) =>
        Assert.Equal(
            expected,
            new KnownPublisher
            {
                Id = "works",
                Name = "Works",
                Address = address,
            }.IsAt(host, publisher)
        );

    public ValueTask DisposeAsync() => bench.DisposeAsync();
}
