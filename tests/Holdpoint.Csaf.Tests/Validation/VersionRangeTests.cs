using Holdpoint.Csaf.Validation.Tests;

namespace Holdpoint.Csaf.Tests.Validation;

public class VersionRangeTests
{
    [Theory]
    [InlineData("vers:all/*")]
    [InlineData("vers:gem/>=2.2.0|!=2.2.1|<2.3.0")]
    [InlineData("vers:npm/1.2.3|>=2.0.0|<5.0.0")]
    [InlineData("<V3.0.29")]
    [InlineData(">10.9a|!=10.9c|<=10.9k")]
    public void A_vers_or_vls_is_read(string text) => Assert.NotNull(VersionRange.Parse(text));

    [Theory]
    [InlineData("all versions < 4.2")]
    [InlineData("vers:npm/ >= 2.2.0")]
    [InlineData("vers:all/<3")]
    [InlineData("vers:npm")]
    [InlineData("vers:NPM/>1")]
    [InlineData("<1||>2")]
    [InlineData("<>1")]
    [InlineData("")]
    public void Anything_else_is_not(string text) => Assert.Null(VersionRange.Parse(text));

    [Theory]
    [InlineData(">2.1.0|<4.2.0", ">1.2.0|<2.4.0", true)]
    [InlineData(">2.1.0|<4.2.0", ">1.2.0|<=2.1.0", false)]
    [InlineData(">=2.1.0|<4.2.0", ">1.2.0|<=2.1.0", true)]
    [InlineData("<2", ">=2", false)]
    [InlineData("<2", "1.9|5", true)]
    [InlineData("<1.10", ">1.9", true)]
    [InlineData("vers:all/*", "1.0|2.0", true)]
    public void Two_ranges_overlap_or_not(string a, string b, bool overlap)
    {
        Assert.Equal(overlap, VersionRange.Parse(a)!.Overlaps(VersionRange.Parse(b)!) == true);
        Assert.Equal(overlap, VersionRange.Parse(b)!.Overlaps(VersionRange.Parse(a)!) == true);
    }

    [Fact]
    public void Bounds_that_cannot_be_compared_do_not_overlap_for_certain() =>
        Assert.NotEqual(true, VersionRange.Parse("<abc")!.Overlaps(VersionRange.Parse(">def|<ghi")!));
}
