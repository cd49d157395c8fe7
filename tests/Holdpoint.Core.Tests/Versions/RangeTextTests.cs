using Holdpoint.Core;
using Holdpoint.Core.Versions;

namespace Holdpoint.Core.Tests.Versions;

public class RangeTextTests
{
    [Theory]
    [InlineData("< V3.0.3", "V2.9.4", RangePosition.Inside)]
    [InlineData("< V3.0.3", "V3.0.3", RangePosition.Beyond)]
    [InlineData("vers:all/>=V7.80<V9.40", "V7.79", RangePosition.Below)]
    [InlineData("vers:all/>=V7.80<V9.40", "V9.39", RangePosition.Inside)]
    [InlineData("All versions", "anything", RangePosition.Inside)]
    [InlineData("<= 4.1 | >= 5.0 | < 5.3", "4.5", RangePosition.Gap)]
    [InlineData("All versions < V7.5 SP2 Update 17", "V7.5 SP2 Update 15", RangePosition.Inside)]
    [InlineData("<V33.017_V34.014_V35.013_V36.011", "V34.013", RangePosition.Inside)]
    [InlineData("<V33.017_V34.014_V35.013_V36.011", "V34.014", RangePosition.Beyond)]
    [InlineData("<V33.017_V34.014_V35.013_V36.011", "V37.001", RangePosition.Unknown)]
    [InlineData("3.x", "3.9.1", RangePosition.Inside)]
    [InlineData("3.x", "4.0", RangePosition.Beyond)]
    [InlineData("< 15.1 | 7", "15.1 Update 5", RangePosition.Unknown)]
    [InlineData("All versions with Ethernet interface", "1.0", RangePosition.Unknown)]
    [InlineData("CODESYS Control for Linux", "3.5", RangePosition.Unknown)]
    public void A_version_lies_where_the_text_says(string range, string version, RangePosition expected) =>
        Assert.Equal(
            expected,
            RangeText.Parse(range).Locate(VersionText.Parse(version), AttributeSet.Empty).Position
        );

    [Theory]
    [InlineData("22080123", RangePosition.Inside)]
    [InlineData("22082123", RangePosition.Beyond)]
    [InlineData(null, RangePosition.Unknown)]
    public void A_serial_number_is_asked_where_the_text_speaks_of_it(
        string? serial,
        RangePosition expected
    ) =>
        Assert.Equal(
            expected,
            RangeText
                .Parse("<=the_first_5_digits_of_serial_number_22081")
                .Locate(VersionText.Parse("1.0"), AttributeSet.Empty, serial)
                .Position
        );
}
