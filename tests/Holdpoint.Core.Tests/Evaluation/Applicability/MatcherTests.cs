using System.Text;
using Holdpoint.Core.Evaluation;
using Holdpoint.Core.Evaluation.Applicability;
using Holdpoint.Core.Inventory;
using Holdpoint.Core.Inventory.Identity;
using Holdpoint.Csaf.Reading;

namespace Holdpoint.Core.Tests.Evaluation.Applicability;

public class MatcherTests
{
    [Theory]
    [InlineData("V1.9", Verdict.Affected)]
    [InlineData("V2.0", Verdict.Fixed)]
    [InlineData("2.1", Verdict.Fixed)]
    [InlineData(null, Verdict.Review)]
    [InlineData("SE2021", Verdict.Review)]
    public void A_version_lies_in_the_range_above_it_or_is_a_question(string? version, Verdict verdict) =>
        Assert.Equal(verdict, Assert.Single(Match("Acme", "Pump controller 7", version)).Verdict);

    [Fact]
    public void Another_product_of_the_vendor_gets_no_finding() =>
        Assert.Empty(Match("Acme", "Pump controller 8", "V1.0"));

    [Fact]
    public void The_same_product_of_another_vendor_gets_no_finding() =>
        Assert.Empty(Match("Bolt", "Pump controller 7", "V1.0"));

    [Fact]
    public void A_confirmed_name_is_used_from_then_on_and_says_who_confirmed_it()
    {
        var rule = new IdentityRule(
            "Acme",
            "Dosing unit",
            "Acme",
            "Pump controller 7",
            IsSame: true,
            "Ada",
            new(2026, 1, 2, 3, 4, 5, TimeSpan.Zero),
            "same board"
        );
        var found = Match("Acme", "Dosing unit", "V1.0", rule);
        Assert.Equal(Verdict.Affected, Assert.Single(found).Verdict);
        Assert.Contains("confirmed", found[0].Evidence.Reason, StringComparison.Ordinal);
        Assert.Contains("Ada", found[0].Evidence.Reason, StringComparison.Ordinal);
        Assert.Empty(
            Match(
                "Acme",
                "Pump controller 7",
                "V1.0",
                rule with
                {
                    AssetProduct = "Pump controller 7",
                    IsSame = false,
                }
            )
        );
    }

    [Fact]
    public void The_order_of_the_advisories_plays_no_part()
    {
        var (one, other) = (Advisory("A-1", "< V2.0"), Advisory("A-2", "< V3.0"));
        var configuration = Configuration("Acme", "Pump controller 7", "V2.5");
        var there = Matcher.Shipped.Match(configuration, AdvisoryIndex.Of([one, other])).Findings;
        var back = Matcher.Shipped.Match(configuration, AdvisoryIndex.Of([other, one])).Findings;
        Assert.Equal(Told(there), Told(back));
        Assert.Equal([Verdict.Fixed, Verdict.Affected], there.Select(finding => finding.Verdict));
    }

    [Fact]
    public void A_new_advisory_finds_the_configurations_it_speaks_of()
    {
        var index = new ConfigurationIndex(
            Matcher.Shipped,
            [Configuration("Acme", "Pump controller 7", "V1.0"), Configuration("Acme", "Valve 3", "V1.0")]
        );
        var found = Assert.Single(index.Match(Advisory("A-1", "< V2.0")));
        Assert.Equal("Pump controller 7", found.Configuration.Product);
    }

    private static string[] Told(IReadOnlyList<Finding> findings) =>
        [.. findings.Select(finding => $"{finding.Advisory} {finding.Verdict} {finding.Evidence.Reason}")];

    private static IReadOnlyList<Finding> Match(
        string vendor,
        string product,
        string? version,
        params IdentityRule[] rules
    ) =>
        new Matcher(IdentityTables.Shipped, rules)
            .Match(Configuration(vendor, product, version), AdvisoryIndex.Of([Advisory("A-1", "< V2.0")]))
            .Findings;

    private static Configuration Configuration(string vendor, string product, string? version) =>
        new(vendor, product, null, version, null, null, AttributeSet.Empty);

    private static AdvisoryStatements Advisory(string id, string range) =>
        StatementReader.Shipped.Read(
            CsafReader
                .Read(
                    Encoding.UTF8.GetBytes(
                        $$$$"""
                        {"document":{"category":"csaf_security_advisory","csaf_version":"2.0","title":"t",
                          "publisher":{"category":"vendor","name":"Acme","namespace":"https://example.com"},
                          "tracking":{"id":"{{{{id}}}}","version":"1","status":"final","current_release_date":"2026-01-01T00:00:00Z",
                            "initial_release_date":"2026-01-01T00:00:00Z",
                            "revision_history":[{"date":"2026-01-01T00:00:00Z","number":"1","summary":"s"}]}},
                         "product_tree":{"branches":[{"category":"vendor","name":"Acme Inc.","branches":[
                          {"category":"product_name","name":"Pump controller 7","branches":[
                           {"category":"product_version_range","name":"{{{{range}}}}","product":{"name":"p","product_id":"P"}}]}]}]},
                         "vulnerabilities":[{"cve":"CVE-2026-0001","product_status":{"known_affected":["P"]},
                          "remediations":[{"category":"vendor_fix","details":"Update to V2.0 or later","product_ids":["P"]}]}]}
                        """
                    )
                )
                .Document!
        );
}
