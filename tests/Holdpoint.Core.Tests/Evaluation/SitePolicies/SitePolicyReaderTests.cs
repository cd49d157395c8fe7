using System.Text;
using CsCheck;
using Holdpoint.Core.Evaluation.Clocks;
using Holdpoint.Core.Evaluation.Decisions;
using Holdpoint.Core.Evaluation.PatchCases;
using Holdpoint.Core.Evaluation.SitePolicies;
using Holdpoint.Core.Inventory;
using Holdpoint.Core.Monitoring.Vulnerabilities;
using Holdpoint.Tests;

namespace Holdpoint.Core.Tests.Evaluation.SitePolicies;

public class SitePolicyReaderTests
{
    private static readonly SitePolicySurroundings Here = new(
        id => TimeZoneInfo.TryFindSystemTimeZoneById(id, out var zone) ? zone : null,
        name =>
            File.Exists(SampleData.Path(name))
                ? (ReadOnlyMemory<byte>?)File.ReadAllBytes(SampleData.Path(name))
                : null
    );

    private static readonly string Sample = File.ReadAllText(SampleData.Path("waterworks.policy.json"));

    private static FeedRead<SitePolicyFile> Read(string json) =>
        SitePolicyReader.Read(Encoding.UTF8.GetBytes(json), "p.json", Here);

    private static string Minimal(string members) =>
        $$"""{ "format": "holdpoint-site-policy/1", "site": "W", "timeZone": "Pacific/Auckland"{{members}} }""";

    [Fact]
    public void The_sample_is_read_whole()
    {
        var read = Read(Sample);

        Assert.Empty(read.Diagnostics);
        var policy = read.Value!.Policy;
        Assert.Equal("Waterworks North", read.Value.Site);
        Assert.Equal("Europe/Berlin", policy.Calendar.Zone.Id);
        Assert.Contains("nerc-cip-007-6-r2.3", policy.Clocks);
        Assert.Contains("nerc-cip-007-7.1-r2.3", policy.Clocks);
        Assert.DoesNotContain("cisa-bod-26-04", policy.Clocks);
        Assert.Contains("waterworks-exposed", policy.Clocks);
        Assert.Equal(new DateOnly(2026, 1, 1), policy.Catalogue.Find("site-policy")!.ValidFrom);
        Assert.Equal(9, policy.Tables.Find("waterworks:exposed", "1")!.Rows.Count);
    }

    [Fact]
    public void What_is_kept_is_whole_without_the_files_beside_it()
    {
        var first = Read(Sample).Value!;
        var again = SitePolicyReader.Read(
            Encoding.UTF8.GetBytes(first.Text),
            "kept",
            Here with
            {
                File = _ => null,
            }
        );

        Assert.Empty(again.Diagnostics);
        Assert.Equal(first.Text, again.Value!.Text);
        Assert.Equal(
            first.Policy.Tables.Find("waterworks:exposed", "1")!.Digest,
            again.Value.Policy.Tables.Find("waterworks:exposed", "1")!.Digest
        );
    }

    [Theory]
    [InlineData(""", "zones": { "a": { "exposure": "tiny" } }""", "policy.place-word", "p.json#/zones")]
    [InlineData(""", "zone": {}""", "policy.unknown", "p.json#/zone")]
    [InlineData(""", "validFrom": "1.2.2026" """, "policy.date", "p.json#/validFrom")]
    [InlineData(""", "regimes": ["nerc"]""", "policy.regime", "p.json#/regimes/0")]
    [InlineData(""", "regimes": [7]""", "policy.type", "p.json#/regimes/0")]
    [InlineData(""", "acceptAtMostDays": 0""", "policy.number", "p.json#/acceptAtMostDays")]
    [InlineData(""", "acceptAtMostDays": "9" """, "policy.type", "p.json#/acceptAtMostDays")]
    [InlineData(
        """, "priorityTable": { "id": "ssvc:deployer", "version": "9" }""",
        "policy.table",
        "p.json#/priorityTable/id"
    )]
    [InlineData(
        """, "otherTables": [], "regimes": ["cisa-bod-26-04"]""",
        "policy.clock-table",
        "p.json#/regimes"
    )]
    [InlineData(""", "defaults": { "human impact": "low" }""", "policy.default", "p.json#/defaults")]
    [InlineData(""", "defaults": { "exploitation": "perhaps" }""", "policy.default", "p.json#/defaults")]
    [InlineData(
        """, "outcomes": { "x": { "withFix": "pray", "withoutFix": "mitigate" } }""",
        "policy.decision",
        "p.json#/outcomes/x/withFix"
    )]
    [InlineData(
        """, "tables": [ { "id": "a", "version": "1", "file": "../secret.csv" } ]""",
        "policy.file",
        "p.json#/tables/0/file"
    )]
    [InlineData(
        """, "tables": [ { "id": "a", "version": "1" } ]""",
        "policy.table-source",
        "p.json#/tables/0/file"
    )]
    [InlineData(
        """, "clocks": [ { "id": "a", "kind": "case-action", "days": 5, "color": 1 } ]""",
        "policy.unknown",
        "p.json#/clocks/0/color"
    )]
    [InlineData(
        """, "clocks": [ { "id": "site-policy", "kind": "case-action", "days": 5 } ]""",
        "policy.clock-twice",
        "p.json#/clocks/0/id"
    )]
    [InlineData(
        """, "words": [ { "point": "safety impact", "word": "x", "value": "awful" } ]""",
        "policy.word",
        "p.json#/words"
    )]
    public void A_fault_is_told_with_its_place(string members, string code, string place)
    {
        var read = Read(Minimal(members));

        Assert.Null(read.Value);
        Assert.Contains(read.Diagnostics, one => one.Code == code && one.Place == place);
    }

    [Fact]
    public void Every_fault_is_told_at_once()
    {
        var read = Read(
            """{ "format": "x", "site": "", "timeZone": "Mars/Olympus", "regimes": {}, "what": 1 }"""
        );

        Assert.Equal(5, read.Diagnostics.Count);
        Assert.Contains(
            read.Diagnostics,
            one => one.Code == "policy.time-zone" && one.Text.Contains("tzdata", StringComparison.Ordinal)
        );
    }

    [Fact]
    public void Broken_json_is_told_with_its_line() =>
        Assert.Equal("p.json#line 2", Assert.Single(Read("{\n  \"site\": }").Diagnostics).Place);

    [Fact]
    public void An_asset_s_entry_overrides_its_own_data_and_a_zone_s_only_where_it_says_so()
    {
        var policy = Read(
            Minimal(
                """
                , "zones": { "A": { "exposure": "small" }, "B": { "exposure": "small", "overrides": true } },
                "assets": { "P2": { "exposure": "controlled" } }
                """
            )
        ).Value!.Policy;

        Assert.Equal(("open", "asset data"), Exposure(policy, "P1", "A"));
        Assert.Equal(("small", "site policy"), Exposure(policy, "P1", "B"));
        Assert.Equal(("controlled", "site policy"), Exposure(policy, "P2", "B"));
    }

    [Fact]
    public void A_site_s_default_stands_before_the_table_s_and_is_shown_as_default()
    {
        var policy = Read(
            Minimal(""", "defaults": { "exploitation": "public poc", "system exposure": "small" }""")
        ).Value!.Policy;
        var record = VulnerabilityDecision.Decide(
            new() { Cve = "CVE-1" },
            new(),
            policy.PriorityTable,
            policy
        );

        Assert.All(
            record.Inputs.Where(input => input.Name is "exploitation" or "system exposure"),
            input =>
            {
                Assert.True(input.Defaulted);
                Assert.Equal("the site policy's default", input.Source);
            }
        );
        Assert.Equal("public poc", record.Inputs.First(input => input.Name == "exploitation").Value);
        Assert.Null(DecisionReplay.Replay(record, policy.Tables).Refusal);
    }

    [Fact]
    public void No_text_makes_the_reader_throw()
    {
        var until = Environment.TickCount64 + (FuzzBudget.Seconds * 1000L);
        var sample = Sample.Replace("\r", "", StringComparison.Ordinal);
        Gen.Select(Gen.Int[0, sample.Length - 1], Gen.Int[0, 40], Gen.String)
            .Sample(
                (at, cut, put) =>
                {
                    if (Environment.TickCount64 > until)
                        return;
                    var read = Read(sample.Remove(at, Math.Min(cut, sample.Length - at)).Insert(at, put));
                    Assert.Equal(read.Value is null, read.Diagnostics.Count > 0);
                },
                iter: 20_000,
                threads: 1
            );
    }

    private static (string, string) Exposure(SitePolicy policy, string id, string zone)
    {
        var asset = new Asset
        {
            Id = id,
            Zone = zone,
            Components = [new() { Attributes = AttributeSet.Of([new("exposure", "open")]) }],
        };
        var record = VulnerabilityDecision.Decide(
            new() { Cve = "CVE-1" },
            policy.ContextOf(asset),
            policy.PriorityTable,
            policy
        );
        var input = record.Inputs.First(one => one.Name == "system exposure");
        return (input.Value, input.Source);
    }
}
