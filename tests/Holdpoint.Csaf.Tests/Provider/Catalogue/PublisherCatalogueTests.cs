using Holdpoint.Csaf.Provider.Catalogue;

namespace Holdpoint.Csaf.Tests.Provider.Catalogue;

public class PublisherCatalogueTests
{
    [Theory]
    [InlineData("siemens", "siemens")]
    [InlineData("SIEMENS", "siemens")]
    [InlineData("Siemens ProductCERT", "siemens")]
    [InlineData("Phoenix Contact", "phoenix-contact")]
    [InlineData("cert@vde", "certvde")]
    [InlineData("allen-bradley", "rockwell")]
    public void A_publisher_is_found_by_id_alias_and_name(string told, string id) =>
        Assert.Equal(id, PublisherCatalogue.Find(told)?.Id);

    [Theory]
    [InlineData("")]
    [InlineData("nobody")]
    [InlineData(null)]
    public void Nothing_is_guessed(string? told) => Assert.Null(PublisherCatalogue.Find(told));

    [Fact]
    public void The_publishers_that_matter_most_are_there()
    {
        string[] expected =
        [
            "cisa",
            "certvde",
            "bsi",
            "bsi-lister",
            "siemens",
            "schneider",
            "abb",
            "rockwell",
            "bosch",
            "sick",
        ];
        Assert.All(expected, id => Assert.NotNull(PublisherCatalogue.Find(id)));
    }

    [Fact]
    public void Every_row_is_whole_sorted_and_unambiguous()
    {
        var all = PublisherCatalogue.All;
        Assert.Equal(all.Select(p => p.Id).Order(StringComparer.Ordinal), all.Select(p => p.Id));
        var names = all.SelectMany(p => (string[])[p.Id, p.Name, .. p.Aliases])
            .Select(n => n.ToLowerInvariant().Replace(' ', '-'));
        var owners = all.SelectMany(p =>
            ((string[])[p.Id, p.Name, .. p.Aliases])
                .Select(n => n.ToLowerInvariant().Replace(' ', '-'))
                .Distinct()
        );
        Assert.Equal(names.Distinct().Count(), owners.Count());
        Assert.All(
            all,
            p =>
            {
                var isUrl = Uri.TryCreate(p.Address, UriKind.Absolute, out var url) && url.Scheme == "https";
                Assert.Equal(p.Grounds == AddressGrounds.Domain, !isUrl);
                Assert.True(
                    p.Via is null || PublisherCatalogue.Find(p.Via) is not null,
                    $"{p.Id} names {p.Via}"
                );
                if (isUrl)
                {
                    var file =
                        p.Kind == PublisherKind.Aggregator ? "/aggregator.json" : "/provider-metadata.json";
                    Assert.EndsWith(file, p.Address, StringComparison.Ordinal);
                }
            }
        );
    }
}
