using System.Text.Json;
using Holdpoint.Csaf.Provider;
using Holdpoint.Csaf.Provider.Listings;
using Holdpoint.Csaf.Provider.Metadata;
using Holdpoint.Tests;

namespace Holdpoint.Csaf.Tests.Provider.Metadata;

/// <summary>The standard's own examples of both versions are read whole and without complaint.</summary>
public class ConformanceExampleTests
{
    private static readonly Uri Address = new(
        "https://www.example.com/.well-known/csaf/provider-metadata.json"
    );

    [Theory]
    [InlineData("2.0")]
    [InlineData("2.1")]
    public void Provider_metadata_is_read(string version)
    {
        foreach (var file in Files(version, "provider-metadata"))
        {
            var read = ProviderMetadataReader.Parse(File.ReadAllBytes(file), Address);
            Assert.Empty(read.Problems);
            Assert.Equal(version, read.Value!.Version);
            Assert.Equal(ProviderRole.TrustedProvider, read.Value.Role);
            Assert.Equal("Example Company ProductCERT", read.Value.PublisherName);
            Assert.All(read.Value.Distributions, d => Assert.Equal(TlpLabel.Clear, d.Tlp));
            Assert.Equal(
                "8F5F267907B2C4559DB360DB2294BA7D2B2298B1",
                Assert.Single(read.Value.Keys).Fingerprint
            );
        }
    }

    [Theory]
    [InlineData("2.0")]
    [InlineData("2.1")]
    public void Aggregators_are_read(string version)
    {
        var read = Files(version, "aggregator")
            .Select(file =>
                AggregatorReader.Parse(
                    File.ReadAllBytes(file),
                    new Uri("https://aggregator.example/aggregator.json")
                )
            )
            .ToList();
        Assert.All(read, r => Assert.Empty(r.Problems));
        Assert.All(read, r => Assert.NotEmpty(r.Value!.Providers));
        Assert.True(read[0].Value!.IsLister);
        Assert.Contains(read, r => r.Value!.Providers.Any(p => p.Mirrors.Count > 0));
        Assert.Contains(read, r => r.Value!.Providers.Any(p => p.IsPublisher));
    }

    [Theory]
    [InlineData("2.0")]
    [InlineData("2.1")]
    public void Feeds_and_service_documents_are_read(string version)
    {
        var feeds = 0;
        foreach (var file in Files(version, "ROLIE"))
        {
            var bytes = File.ReadAllBytes(file);
            using var json = JsonDocument.Parse(bytes);
            if (json.RootElement.TryGetProperty("feed", out _))
            {
                var read = RolieFeedReader.Parse(bytes, Address, TlpLabel.Clear);
                Assert.DoesNotContain(read.Problems, p => p.Code != "path-refused");
                feeds++;
            }
            else if (json.RootElement.TryGetProperty("service", out _))
            {
                var read = RolieServiceReader.Parse(bytes, Address);
                Assert.Empty(read.Problems);
                Assert.NotEmpty(read.Value!);
            }
        }
        Assert.Equal(1, feeds);
    }

    [Fact]
    public void The_label_of_a_feed_is_read_from_the_service_document()
    {
        var file = SharedData.Path(
            "conformance",
            "csaf",
            "2.0",
            "examples",
            "ROLIE",
            "example-02-service.json"
        );
        var read = RolieServiceReader.Parse(File.ReadAllBytes(file), Address);
        Assert.Equal([TlpLabel.Unlabeled, TlpLabel.Amber, TlpLabel.Red], read.Value!.Select(d => d.Tlp));
    }

    [Fact]
    public void The_real_feed_index_and_changes_list_the_same_documents()
    {
        var root = SharedData.Path("corpus", "cisa-ot");
        var directory = new Uri("https://provider.test/white/");
        var feed = RolieFeedReader.Parse(
            File.ReadAllBytes(Path.Combine(root, "cisa-csaf-ot-feed-tlp-white.json")),
            new Uri(directory, "feed.json"),
            TlpLabel.Clear
        );
        var index = DirectoryIndexReader.ParseIndex(
            File.ReadAllBytes(Path.Combine(root, "index.txt")),
            directory,
            TlpLabel.Clear
        );
        var changes = DirectoryIndexReader.ParseChanges(
            File.ReadAllBytes(Path.Combine(root, "changes.csv")),
            directory,
            TlpLabel.Clear
        );
        Assert.All([feed, index, changes], r => Assert.Empty(r.Problems));
        var names = index.Value!.Documents.Select(d => d.Name).Order(StringComparer.Ordinal).ToList();
        Assert.Equal(2379, names.Count);
        Assert.Equal(names, feed.Value!.Documents.Select(d => d.Name).Order(StringComparer.Ordinal));
        Assert.Equal(names, changes.Value!.Documents.Select(d => d.Name).Order(StringComparer.Ordinal));
        Assert.All(changes.Value.Documents, d => Assert.NotNull(d.Updated));
    }

    private static IEnumerable<string> Files(string version, string kind) =>
        Directory
            .GetFiles(SharedData.Path("conformance", "csaf", version, "examples", kind))
            .Order(StringComparer.Ordinal);
}
