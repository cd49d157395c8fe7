using System.Text;
using Holdpoint.Core.Monitoring.Vulnerabilities;

namespace Holdpoint.Core.Tests.Monitoring.Vulnerabilities;

public class CveRecordTests
{
    private const string Record = """
        {"cveMetadata":{"cveId":"CVE-2024-0001","state":"PUBLISHED","dateUpdated":"2024-10-11T13:16:08.622Z"},"containers":{
        "cna":{"providerMetadata":{"shortName":"siemens","dateUpdated":"2024-08-08T00:00:00Z"},
          "metrics":[{"cvssV3_1":{"vectorString":"CVSS:3.1/AV:L/AC:L/PR:N/UI:R/S:U/C:H/I:H/A:H"}},{"cvssV4_0":{"vectorString":"CVSS:9"}}],
          "references":[{"url":"https://example.org/a"},{"url":"https://example.org/a"}]},
        "adp":[{"providerMetadata":{"shortName":"CISA-ADP"},"affected":[{"cpes":["cpe:2.3:a:v:p:*:*:*:*:*:*:*:*"]}],
          "metrics":[{"other":{"type":"kev","content":{"dateAdded":"2024-09-01"}}},
          {"other":{"type":"ssvc","content":{"options":[{"Exploitation":"Active"},{"Automatable":"maybe"}],"timestamp":"2024-10-01T00:00:00Z"}}}]}]}}
        """;

    [Fact]
    public void All_containers_are_read_and_what_is_odd_is_told()
    {
        var read = CveRecordReader.Read(Encoding.UTF8.GetBytes(Record), "r");
        var record = read.Value!;

        Assert.Equal(["cve.cvss", "ssvc.value"], read.Diagnostics.Select(one => one.Code));
        Assert.Equal("r#/containers/adp/0", read.Diagnostics[1].Place);
        Assert.Equal("siemens", Assert.Single(record.Cvss).Provider);
        Assert.Equal(("active", null), (record.Ssvc!.Exploitation, record.Ssvc.Automatable));
        Assert.Equal(new DateOnly(2024, 9, 1), record.KevAdded);
        Assert.Equal((1, 1), (record.Cpes.Count, record.References.Count));
    }

    [Fact]
    public void The_combined_view_names_a_source_and_a_date_for_every_value()
    {
        var data = new VulnerabilityData
        {
            Records = new Dictionary<string, CveRecord>
            {
                ["CVE-2024-0001"] = CveRecordReader.Read(Encoding.UTF8.GetBytes(Record), "r").Value!,
            },
        };
        var facts = data.FactsOf(
            "cve-2024-0001",
            [
                new("CVSS:3.1/AV:N/AC:L/PR:N/UI:N/S:U/C:H/I:H/A:H", "SSA-1", null),
                new("not a vector", "SSA-2", null),
            ]
        );

        Assert.Equal("CISA ADP container (kev)", facts.Kev!.Source);
        Assert.Null(facts.KevLookedInto);
        Assert.Equal(["SSA-1", "CVE record, siemens"], facts.Cvss.Select(one => one.Source));
        Assert.Equal(9.8, facts.CvssScore);
        Assert.Equal(2024, facts.Exploitation!.Date!.Value.Year);
        Assert.Null(data.FactsOf("CVE-2024-9999", []).CvssScore);
    }

    [Fact]
    public void Of_two_lines_for_one_cve_the_later_stands()
    {
        const string Lines = """
            {"cve":"CVE-2024-0001","ssvc":{"options":[{"Exploitation":"poc"}],"timestamp":"2024-10-01T00:00:00Z"}}
            {"cve":"CVE-2024-0001","ssvc":{"options":[{"Exploitation":"none"}],"timestamp":"2024-09-01T00:00:00Z"}}

            {"cve":7}
            """;
        var read = CveRecordReader.ReadLines(Encoding.UTF8.GetBytes(Lines), "s");

        Assert.Equal("poc", read.Value!.Records["CVE-2024-0001"].Ssvc!.Exploitation);
        Assert.Equal("s#line 4/cveMetadata/cveId", Assert.Single(read.Diagnostics).Place);
        Assert.Equal(10, read.Value.Stamp.Date!.Value.Month);
    }
}
