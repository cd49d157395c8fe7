using System.Text.Json;
using Holdpoint.Csaf.Cvss;

namespace Holdpoint.Csaf.Tests.Cvss;

public class CvssObjectTests
{
    private const string Good31 =
        """{"version":"3.1","vectorString":"CVSS:3.1/AV:L/AC:L/PR:H/UI:R/S:U/C:H/I:H/A:H","baseScore":6.5,"baseSeverity":"MEDIUM"}""";

    private const string Good40 =
        """{"version":"4.0","vectorString":"CVSS:4.0/AV:N/AC:L/AT:N/PR:N/UI:N/VC:H/VI:H/VA:H/SC:H/SI:H/SA:H/E:P","baseScore":9.3,"baseSeverity":"CRITICAL"}""";

    [Theory]
    [InlineData(CvssFamily.V3, Good31)]
    [InlineData(CvssFamily.V4, Good40)]
    [InlineData(
        CvssFamily.V2,
        """{"version":"2.0","vectorString":"AV:L/AC:L/Au:M/C:C/I:C/A:C","baseScore":6.5}"""
    )]
    public void A_right_object_has_no_fault(CvssFamily family, string json)
    {
        var cvss = From(family, json);
        Assert.Empty(cvss.SchemaFaults());
        Assert.Empty(cvss.ComputationFaults());
        Assert.Empty(cvss.Contradictions());
        Assert.Empty(cvss.AdditionalProperties());
    }

    [Theory]
    [InlineData(CvssFamily.V3, "[]", "")]
    [InlineData(
        CvssFamily.V3,
        """{"version":"3.1","vectorString":"CVSS:3.1/AV:L/AC:L/PR:H/UI:R/S:U/C:H/I:H/A:H","baseScore":6.5}""",
        ""
    )]
    [InlineData(
        CvssFamily.V2,
        """{"version":"2.5","vectorString":"AV:L/AC:L/Au:M/C:C/I:C/A:C","baseScore":6.5}""",
        "version"
    )]
    [InlineData(CvssFamily.V2, """{"version":"2.0","vectorString":17,"baseScore":6.5}""", "vectorString")]
    [InlineData(
        CvssFamily.V2,
        """{"version":"2.0","vectorString":"AV:L/AC:L/Au:M/C:C/I:C/A:C","baseScore":"6.5"}""",
        "baseScore"
    )]
    [InlineData(
        CvssFamily.V2,
        """{"version":"2.0","vectorString":"AV:L/AC:L/Au:M/C:C/I:C/A:C","baseScore":10.5}""",
        "baseScore"
    )]
    [InlineData(
        CvssFamily.V3,
        """{"version":"3.0","vectorString":"CVSS:3.1/AV:L/AC:L/PR:H/UI:R/S:U/C:H/I:H/A:H","baseScore":6.5,"baseSeverity":"MEDIUM"}""",
        "vectorString"
    )]
    [InlineData(
        CvssFamily.V3,
        """{"version":"3.1","vectorString":"CVSS:3.1/AV:L/AC:L/PR:H/UI:R/S:U/C:H/I:H/A:H","baseScore":6.5,"baseSeverity":"MEDIUM","attackVector":"PHONE"}""",
        "attackVector"
    )]
    [InlineData(
        CvssFamily.V4,
        """{"version":"4.0","vectorString":"CVSS:4.0/AV:N/AC:L/AT:N/PR:N/UI:N/VC:H/VI:H/VA:H/SC:H/SI:H/SA:H","baseScore":10.0,"baseSeverity":"HIGH"}""",
        "baseSeverity"
    )]
    [InlineData(
        CvssFamily.V4,
        """{"version":"4.0","vectorString":"CVSS:4.0/AV:N/AC:L/AT:N/PR:N/UI:N/VC:H/VI:H/VA:H/SC:H/SI:H/SA:H","baseScore":10.0,"baseSeverity":"CRITICAL","threatScore":10}""",
        "threatScore"
    )]
    public void What_the_schema_forbids_is_named(CvssFamily family, string json, string property) =>
        Assert.Contains(From(family, json).SchemaFaults(), f => f.Property == property);

    [Fact]
    public void A_score_that_the_vector_does_not_give_is_named_with_the_right_one()
    {
        var cvss = From(CvssFamily.V3, Good31.Replace("6.5", "10", StringComparison.Ordinal));
        Assert.Equal([new("baseScore", "10 should be 6.5.")], cvss.ComputationFaults());
    }

    [Fact]
    public void A_property_against_the_vector_is_named()
    {
        var cvss = From(
            CvssFamily.V3,
            Good31[..^1]
                + ""","attackVector":"NETWORK","scope":"UNCHANGED","exploitCodeMaturity":"NOT_DEFINED"}"""
        );
        Assert.Equal("attackVector", Assert.Single(cvss.Contradictions()).Property);
    }

    [Fact]
    public void An_unknown_property_is_additional_but_no_fault()
    {
        var cvss = From(CvssFamily.V3, Good31[..^1] + ""","custom":1}""");
        Assert.Equal("custom", Assert.Single(cvss.AdditionalProperties()));
        Assert.Empty(cvss.SchemaFaults());
    }

    private static CvssObject From(CvssFamily family, string json) =>
        CvssObject.From(family, JsonDocument.Parse(json).RootElement);
}
