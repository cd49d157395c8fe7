using System.Text;
using Holdpoint.Csaf.Provider;
using Holdpoint.Csaf.Provider.Listings;
using Holdpoint.Csaf.Provider.Metadata;

namespace Holdpoint.Csaf.Tests.Provider.Metadata;

public class MetadataReaderTests
{
    private static readonly Uri Address = new("https://example.test/csaf/provider-metadata.json");

    [Fact]
    public void Directories_of_both_versions_end_with_a_slash_and_carry_their_label()
    {
        var read = Parse(
            """
            {"metadata_version":"2.1","canonical_url":"https://example.test/p.json","publisher":{"name":"n","namespace":"https://example.test"},
             "distributions":[{"directory_url":"https://example.test/white"},{"directory":{"url":"https://example.test/amber/","tlp_label":"AMBER"}}]}
            """
        );
        Assert.Empty(read.Problems);
        Assert.Equal(
            [
                ("https://example.test/white/", TlpLabel.Unlabeled),
                ("https://example.test/amber/", TlpLabel.Amber),
            ],
            read.Value!.Distributions.Select(d => (d.Address.ToString(), d.Tlp))
        );
    }

    [Fact]
    public void A_key_with_a_broken_fingerprint_is_left_out_and_told()
    {
        var read = Parse(
            """
            {"metadata_version":"2.0","canonical_url":"https://example.test/p.json","publisher":{"name":"n","namespace":"https://example.test"},
             "distributions":[{"directory_url":"https://example.test/"}],
             "public_openpgp_keys":[{"url":"https://example.test/k","fingerprint":"ABC"}]}
            """
        );
        Assert.Empty(read.Value!.Keys);
        Assert.Contains(read.Problems, p => p.Code == "fingerprint");
    }

    [Theory]
    [InlineData("", "not-json")]
    [InlineData("[]", "not-an-object")]
    [InlineData("{}", "not-provider-metadata")]
    [InlineData("<html>", "not-json")]
    [InlineData("{\"a\":1,\"a\":2}", "not-json")]
    public void What_is_no_metadata_is_told(string text, string code)
    {
        var read = Parse(text);
        Assert.Null(read.Value);
        Assert.Equal(code, Assert.Single(read.Problems).Code);
    }

    [Fact]
    public void Depth_and_bad_utf8_are_told()
    {
        Assert.Equal("not-json", Assert.Single(Parse(new string('[', 100_000)).Problems).Code);
        var read = ProviderMetadataReader.Parse(new byte[] { (byte)'{', 0xC3, 0x28, (byte)'}' }, Address);
        Assert.Equal("not-utf8", Assert.Single(read.Problems).Code);
    }

    [Fact]
    public void A_lone_surrogate_is_no_text_and_no_crash()
    {
        var read = Parse(
            """{"metadata_version":"2.0","canonical_url":"\ud800","publisher":{"name":"\udfff","namespace":"n"}}"""
        );
        Assert.Equal("", read.Value!.PublisherName);
    }

    [Fact]
    public void A_feed_without_entries_is_broken_and_not_empty()
    {
        var read = RolieFeedReader.Parse("""{"feed":{"id":"x"}}"""u8.ToArray(), Address, TlpLabel.Clear);
        Assert.Null(read.Value);
        Assert.Equal("no-entries", Assert.Single(read.Problems).Code);
    }

    [Fact]
    public void An_error_page_in_place_of_an_index_is_broken_and_not_empty()
    {
        var read = DirectoryIndexReader.ParseIndex(
            "<html>\n<body>sorry</body>\n</html>"u8,
            Address,
            TlpLabel.Clear
        );
        Assert.Null(read.Value);
        Assert.Contains(read.Problems, p => p.Code == "not-an-index");
    }

    [Fact]
    public void Quoted_and_plain_change_lists_are_read_alike()
    {
        var read = DirectoryIndexReader.ParseChanges(
            "\"2024/a.json\",\"2024-01-02T03:04:05+01:00\"\r\n2024/b.json,2024-01-02T03:04:05Z\n../c.json,2024-01-01T00:00:00Z\n"u8,
            new Uri("https://example.test/d/"),
            TlpLabel.Green
        );
        Assert.Equal(
            ["https://example.test/d/2024/a.json", "https://example.test/d/2024/b.json"],
            read.Value!.Documents.Select(d => d.Address.ToString())
        );
        Assert.Equal(new DateTimeOffset(2024, 1, 2, 2, 4, 5, TimeSpan.Zero), read.Value.Documents[0].Updated);
        Assert.EndsWith("#line 3", Assert.Single(read.Problems).Place, StringComparison.Ordinal);
    }

    [Fact]
    public void Csaf_fields_are_found_in_a_clear_signed_security_txt()
    {
        var text = """
            -----BEGIN PGP SIGNED MESSAGE-----
            Hash: SHA256

            Contact: mailto:psirt@example.test
            # CSAF: https://commented.example/provider-metadata.json
            CSAF: https://example.test/a/provider-metadata.json
            csaf:https://example.test/b/provider-metadata.json
            CSAF: http://example.test/plain/provider-metadata.json
            CSAF: https://example.test/a/provider-metadata.json
            -----BEGIN PGP SIGNATURE-----
            """;
        Assert.Equal(
            [
                "https://example.test/a/provider-metadata.json",
                "https://example.test/b/provider-metadata.json",
            ],
            SecurityTxt.CsafAddresses(Encoding.UTF8.GetBytes(text)).Select(u => u.ToString())
        );
    }

    [Theory]
    [InlineData("WHITE", TlpLabel.Clear)]
    [InlineData("TLP:CLEAR", TlpLabel.Clear)]
    [InlineData("amber+strict", TlpLabel.AmberStrict)]
    [InlineData("RED", TlpLabel.Red)]
    public void Labels_of_both_versions_are_one(string text, TlpLabel label)
    {
        Assert.True(TlpLabels.TryParse(text, out var read));
        Assert.Equal(label, read);
    }

    private static Read<ProviderMetadata> Parse(string text) =>
        ProviderMetadataReader.Parse(Encoding.UTF8.GetBytes(text), Address);
}
