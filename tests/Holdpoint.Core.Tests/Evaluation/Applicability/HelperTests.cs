using System.Text;
using Holdpoint.Core.Evaluation;
using Holdpoint.Core.Evaluation.Applicability;
using Holdpoint.Core.Inventory;
using Holdpoint.Csaf.Reading;

namespace Holdpoint.Core.Tests.Evaluation.Applicability;

/// <summary>What an identification helper says decides, whatever the names are (CSAF 2.0, 3.1.3.3).</summary>
public class HelperTests
{
    private const string Sha256 = "3f786850e387550fdab836ed7e6dc881de23001b3f786850e387550fdab836ed";
    private const string Sha512 =
        "3f786850e387550fdab836ed7e6dc881de23001b3f786850e387550fdab836ed3f786850e387550fdab836ed7e6dc881de23001b3f786850e387550fdab836ed";
    private const string Files = $$"""
        "hashes":[{"filename":"pump.bin","file_hashes":[{"algorithm":"sha256","value":"{{Sha256}}"},{"algorithm":"SHA-512","value":"{{Sha512}}"}]}]
        """;

    [Theory]
    [InlineData("sha256=3F786850E387550FDAB836ED7E6DC881DE23001B3F786850E387550FDAB836ED")]
    [InlineData("SHA-256=3f786850e387550fdab836ed7e6dc881de23001b3f786850e387550fdab836ed;file=other.bin")]
    [InlineData("sha512=" + Sha512)]
    public void An_equal_digest_is_the_product_whatever_the_version(string attributes) =>
        Assert.Equal(Verdict.Affected, Assert.Single(Match(Files, Unnamed(attributes))).Verdict);

    [Theory]
    [InlineData("sha1=3f786850e387550fdab836ed7e6dc881de23001b3f786850e387550fdab836ed")]
    [InlineData("sha256=0f786850e387550fdab836ed7e6dc881de23001b3f786850e387550fdab836ed")]
    [InlineData("note=3f78")]
    public void Another_digest_or_algorithm_says_nothing(string attributes) =>
        Assert.Empty(Match(Files, Unnamed(attributes)));

    [Fact]
    public void Digests_of_one_file_that_contradict_each_other_are_a_question() =>
        Assert.Equal(
            Verdict.Review,
            Assert.Single(Match(Files, Unnamed($"sha256={Sha256};sha512={Sha512.Replace('3', '4')}"))).Verdict
        );

    [Fact]
    public void A_file_of_the_statement_under_a_version_outside_its_range_is_a_question() =>
        Assert.Equal(
            Verdict.Review,
            Assert.Single(Match(Files, Unnamed($"sha256={Sha256}") with { Version = "V3.0" })).Verdict
        );

    [Theory]
    [InlineData("https://example.com/id/7", Verdict.Affected)]
    [InlineData("https://example.com/id/8", null)]
    public void An_identifier_of_another_scheme_is_compared_whole(string uri, Verdict? verdict) =>
        Assert.Equal(
            verdict,
            Match(
                    """
                    "x_generic_uris":[{"namespace":"https://example.com","uri":"https://example.com/id/7"}]
                    """,
                    Unnamed($"uri={uri}") with
                    {
                        Version = "V1.0",
                    }
                )
                .SingleOrDefault()
                ?.Verdict
        );

    [Theory]
    [InlineData("PC-7?-*", "PC-7A-0815", Verdict.Affected)]
    [InlineData("PC-7?-*", "PC-8A-0815", null)]
    [InlineData("PC-71-0815", "pc 71 0815", Verdict.Affected)]
    [InlineData("PC-71", "PC-71-0815", Verdict.Review)]
    public void A_stock_keeping_unit_or_model_number_is_a_pattern(string sku, string mine, Verdict? verdict)
    {
        foreach (var key in (string[])["skus", "model_numbers"])
        {
            foreach (
                var asset in (Configuration[])
                    [
                        Unnamed($"sku={mine}") with
                        {
                            Version = "V1.0",
                        },
                        new(null, null, mine, "V1.0", null, null, AttributeSet.Empty),
                    ]
            )
                Assert.Equal(verdict, Match($"\"{key}\":[\"{sku}\"]", asset).SingleOrDefault()?.Verdict);
        }
    }

    [Theory]
    [InlineData("SN-20??-*", "sn-2024-17", Verdict.Affected)]
    [InlineData("SN-20??-*", "SN-1924-17", null)]
    [InlineData("SN-20??-*", null, Verdict.Review)]
    [InlineData("SN-20", "SN-2024-17", Verdict.Review)]
    public void A_serial_number_is_a_pattern(string pattern, string? serial, Verdict? verdict) =>
        Assert.Equal(
            verdict,
            Match(
                    $"\"serial_numbers\":[\"{pattern}\"]",
                    new("Acme", "Pump controller 7", null, "V1.0", null, null, AttributeSet.Empty),
                    serial
                )
                .SingleOrDefault()
                ?.Verdict
        );

    [Theory]
    [InlineData("1790001", Verdict.Affected)]
    [InlineData("17X0001", null)]
    [InlineData(null, Verdict.Review)]
    public void A_serial_clause_in_the_name_is_decided_where_the_serial_number_is_known(
        string? serial,
        Verdict? verdict
    )
    {
        var found = Match(
                "\"skus\":[]",
                new("Acme", "Pump controller 7", null, "V1.0", null, null, AttributeSet.Empty),
                serial,
                "Pump controller 7 (Serial number 179**** and prior)"
            )
            .SingleOrDefault();
        Assert.Equal(verdict, found?.Verdict);
        if (serial is null)
            Assert.Contains("serial number needed", found!.Evidence.Reason, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("AC700 PM57x", "Acme", "PM573-ETH", Verdict.Affected)]
    [InlineData("AC700 PM57x", "Acme", "AC700 PM573", Verdict.Affected)]
    [InlineData("AC700 PM57x", "Bolt", "PM573", null)]
    [InlineData("AC700 PM57x", null, "PM573", null)]
    [InlineData("AC700 PM57x", "Acme", "PM583", null)]
    [InlineData("AC700 PM57x", "Acme", "PM5730", null)]
    public void A_model_with_wildcards_holds_beside_its_vendor_only(
        string theirs,
        string? vendor,
        string mine,
        Verdict? verdict
    ) =>
        Assert.Equal(
            verdict,
            Match(
                    "\"skus\":[]",
                    new(vendor, mine, null, "V1.0", null, null, AttributeSet.Empty),
                    product: theirs
                )
                .SingleOrDefault()
                ?.Verdict
        );

    private static Configuration Unnamed(string attributes) =>
        new(
            null,
            null,
            null,
            null,
            null,
            null,
            AttributeSet.Of(
                attributes
                    .Split(';')
                    .Select(pair => pair.Split('=', 2))
                    .Select(pair => KeyValuePair.Create(pair[0], pair[1]))
            )
        );

    private static IReadOnlyList<Finding> Match(
        string helper,
        Configuration configuration,
        string? serial = null,
        string product = "Pump controller 7"
    )
    {
        var statements = StatementReader.Shipped.Read(
            CsafReader
                .Read(
                    Encoding.UTF8.GetBytes(
                        $$$$"""
                        {"document":{"category":"csaf_security_advisory","csaf_version":"2.0","title":"t",
                          "publisher":{"category":"vendor","name":"Acme","namespace":"https://example.com"},
                          "tracking":{"id":"A-1","version":"1","status":"final","current_release_date":"2026-01-01T00:00:00Z",
                            "initial_release_date":"2026-01-01T00:00:00Z",
                            "revision_history":[{"date":"2026-01-01T00:00:00Z","number":"1","summary":"s"}]}},
                         "product_tree":{"branches":[{"category":"vendor","name":"Acme Inc.","branches":[
                          {"category":"product_name","name":"{{{{product}}}}","branches":[
                           {"category":"product_version_range","name":"< V2.0","product":{"name":"p","product_id":"P",
                            "product_identification_helper":{ {{{{helper}}}} } }}]}]}]},
                         "vulnerabilities":[{"cve":"CVE-2026-0001","product_status":{"known_affected":["P"]},
                          "remediations":[{"category":"vendor_fix","details":"Update to V2.0 or later","product_ids":["P"]}]}]}
                        """
                    )
                )
                .Document!
        );
        var index = AdvisoryIndex.Of([statements]);
        var found = Matcher.Shipped.Match(configuration, index, serial).Findings;
        // The other way round, one advisory against many configurations, must reach the same.
        if (serial is null)
            Assert.Equal(
                found.Count,
                new ConfigurationIndex(Matcher.Shipped, [configuration])
                    .Match(statements)
                    .SelectMany(one => one.Result.Findings)
                    .Count()
            );
        return found;
    }
}
