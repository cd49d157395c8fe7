using Holdpoint.Core.Acquisition.Matching;

namespace Holdpoint.Core.Tests.Acquisition;

public class CaseMatcherTests
{
    private static readonly CaseNeed Scalance = Need(
        "PC-1",
        "North",
        "SCALANCE XC208 (6GK5208-0BA00-2AC2)",
        "V4.5.1"
    );
    private static readonly CaseNeed ScalanceSouth = Scalance with { Case = "PC-2", Site = "South" };
    private static readonly CaseNeed MGate = Need("PC-3", "North", "MGate 5105-MB-EIP", "4.3");

    [Fact]
    public void A_known_digest_decides()
    {
        var sha256 = new string('a', 64);
        var need = MGate with { Sha256 = [sha256] };
        var matching = CaseMatcher.Match("download(1).bin", sha256, [Scalance, need]);
        Assert.Equal("PC-3", matching.Answer!.Needs[0].Case);
    }

    [Fact]
    public void Product_and_version_in_the_name_decide_for_all_sites()
    {
        var matching = CaseMatcher.Match(
            "SCALANCE_XC208_6GK5208-0BA00-2AC2_V04.05.01.zip",
            "",
            [Scalance, ScalanceSouth, MGate]
        );
        Assert.Equal(["PC-1", "PC-2"], matching.Answer!.Needs.Select(need => need.Case));
        Assert.NotEmpty(matching.Answer.Reasons);
    }

    [Theory]
    [InlineData("update.zip")]
    [InlineData("firmware_4.5.1.zip")]
    [InlineData("")]
    public void A_name_that_says_little_is_a_question(string name) =>
        Assert.Null(CaseMatcher.Match(name, "", [Scalance, MGate]).Answer);

    [Fact]
    public void Two_patches_that_fit_alike_are_a_question()
    {
        var other = Scalance with { Case = "PC-9", ProductKey = "other" };
        var matching = CaseMatcher.Match(
            "SCALANCE_XC208_6GK5208-0BA00-2AC2_V4.5.1.zip",
            "",
            [Scalance, other]
        );
        Assert.Null(matching.Answer);
        Assert.Equal(2, matching.Matches.Count);
    }

    [Fact]
    public void The_file_that_the_advisory_links_decides()
    {
        var need = MGate with { Urls = ["https://cdn.example/fw/FWR_M5105_v43_build_2405.rom"] };
        Assert.NotNull(CaseMatcher.Match("FWR_M5105_v43_build_2405.rom", "", [Scalance, need]).Answer);
    }

    private static CaseNeed Need(string id, string site, string product, string version) =>
        new(id, site, product, product, version, [], []);
}
