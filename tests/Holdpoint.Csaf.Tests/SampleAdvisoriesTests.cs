using System.Security.Cryptography;
using Holdpoint.Csaf.Model;
using Holdpoint.Csaf.Products;
using Holdpoint.Csaf.Provider;
using Holdpoint.Csaf.Provider.Listings;
using Holdpoint.Csaf.Provider.Metadata;
using Holdpoint.Csaf.Reading;
using Holdpoint.Tests;

namespace Holdpoint.Csaf.Tests;

/// <summary>The sample advisories are what we tell others to publish, so they must be in order themselves.</summary>
public class SampleAdvisoriesTests
{
    private static readonly Uri Directory = new("https://holdpoint.example/csaf/");

    [Fact]
    public void Every_sample_is_read_without_a_word_against_it()
    {
        foreach (var path in SampleData.Advisories())
        {
            var result = CsafReader.Read(File.ReadAllBytes(SampleData.Path("advisories", path)));
            Assert.True(result.IsClean, $"{path}: {string.Join("; ", result.Diagnostics)}");
            Assert.Empty(result.UnknownProperties);
            Assert.Empty(result.UnsortedProperties);
            Assert.Empty(ProductCatalog.Of(result.Document!).Diagnostics);
        }
    }

    [Fact]
    public void The_samples_hold_documents_of_both_versions_of_the_standard()
    {
        var versions = SampleData.Advisories().Select(path => Read(path).Version).ToHashSet();
        Assert.Equal(2, versions.Count);
    }

    [Fact]
    public void The_file_name_of_a_sample_follows_from_its_tracking_id()
    {
        foreach (var path in SampleData.Advisories())
        {
            var expected = DocumentName.ForTrackingId(Read(path).Metadata!.Tracking!.Id);
            Assert.Equal(expected, Path.GetFileName(path));
        }
    }

    [Fact]
    public void Every_sample_has_its_sha512_file()
    {
        foreach (var path in SampleData.Advisories())
        {
            var file = SampleData.Path("advisories", path);
            var digest = Convert.ToHexStringLower(SHA512.HashData(File.ReadAllBytes(file)));
            Assert.Equal($"{digest}  {Path.GetFileName(path)}\n", File.ReadAllText(file + ".sha512"));
        }
    }

    [Fact]
    public void The_index_lists_every_sample_and_nothing_else()
    {
        var read = DirectoryIndexReader.ParseIndex(Bytes("index.txt"), Directory, TlpLabel.Clear);
        Assert.Empty(read.Problems);
        Assert.Equal(SampleData.Advisories(), Listed(read.Value!));
    }

    [Fact]
    public void The_changes_give_each_sample_the_time_of_its_release_newest_first()
    {
        var read = DirectoryIndexReader.ParseChanges(Bytes("changes.csv"), Directory, TlpLabel.Clear);
        Assert.Empty(read.Problems);
        Assert.Equal(SampleData.Advisories(), Listed(read.Value!));
        var times = read.Value!.Documents.Select(document => document.Updated!.Value).ToList();
        Assert.Equal(times.OrderDescending(), times);
        Assert.All(
            read.Value.Documents,
            document =>
                Assert.Equal(
                    Read(
                        Directory.MakeRelativeUri(document.Address).ToString()
                    ).Metadata!.Tracking!.CurrentReleaseDate!.Value.Value,
                    document.Updated
                )
        );
    }

    [Fact]
    public void The_provider_metadata_names_the_directory()
    {
        var read = ProviderMetadataReader.Parse(
            Bytes("provider-metadata.json"),
            new Uri("https://holdpoint.example/.well-known/csaf/provider-metadata.json")
        );
        Assert.Empty(read.Problems);
        Assert.Equal(Directory, Assert.Single(read.Value!.Distributions).Address);
    }

    private static CsafDocument Read(string path) =>
        CsafReader.Read(File.ReadAllBytes(SampleData.Path("advisories", path))).Document!;

    private static byte[] Bytes(string name) => File.ReadAllBytes(SampleData.Path("advisories", name));

    private static IEnumerable<string> Listed(Listing listing) =>
        listing
            .Documents.Select(document => Directory.MakeRelativeUri(document.Address).ToString())
            .Order(StringComparer.Ordinal);
}
