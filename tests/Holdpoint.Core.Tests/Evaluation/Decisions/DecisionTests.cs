using System.Text;
using Holdpoint.Core.Evaluation.Decisions;
using Holdpoint.Core.Inventory;
using Holdpoint.Core.Monitoring.Vulnerabilities;
using Holdpoint.Csaf.Cvss;
using Holdpoint.Tests;

namespace Holdpoint.Core.Tests.Evaluation.Decisions;

public class DecisionTests
{
    private static readonly TableRef Deployer = new("ssvc:deployer", "1.0.0");
    private static readonly TableRef Bod = new("cisa:bod-26-04", "1.0.0");
    private static readonly VulnerabilityFacts Nothing = new() { Cve = "CVE-2024-0001" };
    private static readonly DateTimeOffset Day = new(2026, 1, 5, 0, 0, 0, TimeSpan.Zero);

    [Fact]
    public void Unknown_inputs_take_the_standard_s_defaults_and_say_so()
    {
        var record = Decide(Nothing, new());

        Assert.Equal(["none", "open", "yes", "low"], record.Inputs.Select(input => input.Value));
        Assert.All(record.Inputs, input => Assert.True(input.Defaulted));
        var impact = Assert.Single(record.Derived);
        Assert.Equal(["marginal", "mef support crippled"], impact.Inputs.Select(input => input.Value));
        Assert.Equal("scheduled", record.Outcome);
        Assert.Equal(
            "60 days",
            VulnerabilityDecision
                .Decide(Nothing with { KevLookedInto = Kev }, Small, Bod, SitePolicy.Shipped)
                .Outcome
        );
    }

    [Fact]
    public void Kev_makes_exploitation_active_before_ssvc_data()
    {
        var stated = Nothing with { Exploitation = new("poc", "SSVC, CISA Coordinator", Day) };
        Assert.Equal(("public poc", false), Exploitation(Decide(stated, Small)));
        var listed = stated with { Kev = new(new() { Cve = stated.Cve }, "CISA KEV 2026.01.05", Day) };
        Assert.Equal(("active", false), Exploitation(Decide(listed, Small)));
    }

    [Fact]
    public void Epss_never_makes_exploitation_active_but_asks_for_a_look()
    {
        var likely = Nothing with { Epss = new(new(0.97, 0.999), "FIRST EPSS", Day), KevLookedInto = Kev };
        var record = Decide(likely, Small);

        Assert.Equal(("none", true), Exploitation(record));
        Assert.Contains("EPSS 0.97 is worth a look", record.Inputs[0].Reason, StringComparison.Ordinal);
    }

    [Fact]
    public void Automatable_comes_from_the_vector_only_without_a_better_source_and_is_marked()
    {
        var vector = Nothing with
        {
            Cvss = [new("CVSS:3.1/AV:L/AC:L/PR:N/UI:N/S:U/C:H/I:H/A:H", "SSA-1", Day)],
        };
        var derived = Decide(vector, Small).Inputs.Single(input => input.Name == "automatable");
        Assert.Equal(("no", "derived from CVSS, SSA-1"), (derived.Value, derived.Source));

        var stated = vector with { Automatable = new("yes", "SSVC", Day) };
        Assert.Equal("yes", Decide(stated, Small).Inputs.Single(input => input.Name == "automatable").Value);
    }

    [Theory]
    [InlineData("high", "SIL-2", "high")]
    [InlineData("vital", "none", "very high")]
    [InlineData("Low", "Marginal", "low")]
    [InlineData("mef failure", "marginal", "medium")]
    public void A_site_s_words_stand_for_the_standard_s_values(
        string criticality,
        string safety,
        string impact
    ) =>
        Assert.Equal(
            impact,
            Decide(Nothing, new() { Criticality = criticality, Safety = safety })
                .Inputs.Single(i => i.Name == "human impact")
                .Value
        );

    [Fact]
    public void A_word_nobody_mapped_takes_the_default_and_is_told()
    {
        var input = Decide(Nothing, new() { Exposure = "purple" })
            .Inputs.Single(i => i.Name == "system exposure");

        Assert.Equal(("open", true), (input.Value, input.Defaulted));
        Assert.Contains("purple", input.Reason, StringComparison.Ordinal);
    }

    [Fact]
    public void The_zone_speaks_where_the_asset_is_silent()
    {
        var policy = SitePolicy.Shipped with
        {
            Zones = new Dictionary<string, ZoneContext> { ["DMZ"] = new(Exposure: "controlled") },
        };
        string At(AssetContext context) =>
            VulnerabilityDecision
                .Decide(Nothing, context, Deployer, policy)
                .Inputs.Single(i => i.Name == "system exposure")
                .Value;

        Assert.Equal("controlled", At(new() { Zone = "DMZ" }));
        Assert.Equal("small", At(new() { Zone = "DMZ", Exposure = "isolated" }));
        Assert.Equal("open", At(new() { Zone = "Elsewhere" }));
    }

    [Fact]
    public void A_site_s_own_table_with_its_own_input_replaces_the_shipped_one()
    {
        const string Own = """
            {"id":"own","version":"1","title":"Own","inputs":[
              {"name":"redundant","values":["yes","no"],"default":"no"},{"name":"exploitation","values":["none","public poc","active"],"default":"none"}],
             "outcome":{"name":"priority","values":["later","soon"]},
             "rows":[["yes","*","later"],["no","none","later"],["no","public poc","soon"],["no","active","soon"]]}
            """;
        var table = DecisionTableReader.ReadJson(Encoding.UTF8.GetBytes(Own), "own.json").Value!;
        var policy = SitePolicy.Shipped with
        {
            Tables = DecisionTables.Shipped.With(table),
            PriorityTable = new("own", "1"),
        };
        var asset = new Asset
        {
            Id = "PLC1",
            Components =
            [
                new() { Attributes = AttributeSet.Of([new("redundant", "Yes"), new("exposure", "small")]) },
            ],
        };
        var active = Nothing with { Exploitation = new("active", "SSVC", Day) };
        var record = VulnerabilityDecision.Decide(
            active,
            policy.ContextOf(asset),
            policy.PriorityTable,
            policy
        );

        Assert.Equal(("later", 0), (record.Outcome, record.Row));
        Assert.Null(DecisionReplay.Replay(record, policy.Tables).Refusal);
        Assert.Contains(
            "not at hand",
            DecisionReplay.Replay(record, DecisionTables.Shipped).Refusal,
            StringComparison.Ordinal
        );
        Assert.Contains(
            "changed since",
            DecisionReplay.Replay(record with { TableDigest = "0" }, policy.Tables).Refusal,
            StringComparison.Ordinal
        );
    }

    [Theory]
    [InlineData("""[["n","p"]]""", "table.missing", "t#/rows")]
    [InlineData("""[["n","p"],["y","p"],["y","q"]]""", "table.twice", "t#/rows/2")]
    [InlineData("""[["n","p"],["*","q"]]""", "table.twice", "t#/rows/1")]
    [InlineData("""[["n","p"],["y","r"]]""", "table.outcome", "t#/rows/1")]
    [InlineData("""[["n","p"],["z","q"]]""", "table.value", "t#/rows/1")]
    [InlineData("""[["n","p"],["y"]]""", "table.row", "t#/rows/1")]
    public void A_table_that_does_not_decide_everything_once_is_refused_with_the_place(
        string rows,
        string code,
        string place
    )
    {
        var json =
            $$$"""{"id":"a","version":"1","inputs":[{"name":"x","values":["n","y"],"default":"y"}],"outcome":{"name":"o","values":["p","q"]},"rows":{{{rows}}}}""";
        var read = DecisionTableReader.ReadJson(Encoding.UTF8.GetBytes(json), "t");

        Assert.Null(read.Value);
        Assert.Contains(read.Diagnostics, one => (one.Code, one.Place) == (code, place));
    }

    [Fact]
    public void A_csv_takes_order_and_defaults_from_the_tables_known()
    {
        const string Csv =
            "row,Automatable v2.0.0,Exploitation v1.1.0,\"Defer, Scheduled, Out-of-Cycle, Immediate v1.0.0\"\n"
            + "0,yes,active,immediate\n1,yes,public poc,scheduled\n2,yes,none,scheduled\n3,no,*,defer\n";
        var table = DecisionTableReader
            .ReadCsv(Encoding.UTF8.GetBytes(Csv), "own.csv", "own", "1", DecisionTables.Shipped)
            .Value!;

        Assert.Equal(["defer", "scheduled", "out-of-cycle", "immediate"], table.Outcomes);
        Assert.Equal(["none", "public poc", "active"], table.Inputs[1].Values);
        Assert.Equal("yes", table.Inputs[0].Default);
    }

    [Fact]
    public void Impact_from_the_vector_agrees_with_the_coordinator_in_nine_of_ten_real_cases()
    {
        var folder = SharedData.Path("corpus", "cve5");
        var (same, all) = (0, 0);
        foreach (var file in Directory.EnumerateFiles(folder))
        {
            var record = CveRecordReader.Read(File.ReadAllBytes(file), file).Value!;
            if (record.Ssvc?.TechnicalImpact is not { } stated || record.Cvss.Count == 0)
                continue;
            all++;
            var derived = ImpactFromVector.Of(CvssVector.Parse(record.Cvss[0].Vector).Vector!);
            same += derived.IsTotal == (stated == "total") ? 1 : 0;
        }
        Assert.True(all > 50);
        Assert.True(same >= 0.9 * all, $"{same} of {all}");
    }

    private static readonly DatasetStamp Kev = new(DatasetKind.Kev, "kev.json", Day, "2026.01.05");

    private static AssetContext Small => new() { Exposure = "small" };

    private static DecisionRecord Decide(VulnerabilityFacts facts, AssetContext context) =>
        VulnerabilityDecision.Decide(facts, context, Deployer, SitePolicy.Shipped);

    private static (string, bool) Exploitation(DecisionRecord record) =>
        (record.Inputs[0].Value, record.Inputs[0].Defaulted);
}
