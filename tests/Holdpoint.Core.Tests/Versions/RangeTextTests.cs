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
    [InlineData("Versions V7.1 < V7.1 Upd3", "V7.0", RangePosition.Below)]
    [InlineData("V4.7: < V4.7 HF27", "V4.7 HF26", RangePosition.Inside)]
    [InlineData("5.011 | < 8.011", "7.5", RangePosition.Inside)]
    [InlineData("5.011 | < 8.011", "5.010", RangePosition.Unknown)]
    [InlineData("< V3.X.17", "V3.2.16", RangePosition.Inside)]
    [InlineData("< V3.X.17", "V3.2.17", RangePosition.Unknown)]
    [InlineData("< V3.5", "V3.x", RangePosition.Unknown)]
    [InlineData("< V4.0", "V3.x", RangePosition.Inside)]
    [InlineData("V191-V195", "V193", RangePosition.Inside)]
    [InlineData("20-33", "21", RangePosition.Inside)]
    [InlineData("1.00-06", "1.00-06", RangePosition.Inside)]
    [InlineData("1.00-06", "1.00-07", RangePosition.Beyond)]
    [InlineData("4.1.1.7662 (and possibly prior versions)", "4.0", RangePosition.Unknown)]
    [InlineData("<= 4.1 | < january 20 2017.", "4.2", RangePosition.Unknown)]
    [InlineData("< V8.18.31 only if basic authentication is used", "V8.18.31", RangePosition.Beyond)]
    [InlineData("2700988", "1.2", RangePosition.Unknown)]
    [InlineData("TCP", "TCP", RangePosition.Inside)]
    [InlineData("1.38.xx | 1.39.00", "1.38.05", RangePosition.Inside)]
    [InlineData("<= 1.597X", "1.597X", RangePosition.Inside)]
    [InlineData("<= 1.597X", "1.597Y", RangePosition.Beyond)]
    [InlineData("<= 7.2x", "7.2.5", RangePosition.Inside)]
    [InlineData("< V22R2", "V22 R2", RangePosition.Beyond)]
    [InlineData("< V22R2", "V22 R1", RangePosition.Inside)]
    [InlineData("H2W2PER3", "1.0", RangePosition.Unknown)]
    [InlineData("<20230518.", "20230517", RangePosition.Inside)]
    [InlineData("<20230518.", "1.2", RangePosition.Unknown)]
    [InlineData(">= 5.0.0 | CVE-2019-18340", "4.0", RangePosition.Unknown)]
    [InlineData("TCP", "1.2", RangePosition.Unknown)]
    [InlineData("<= 18446744073709551615.x", "1", RangePosition.Inside)]
    public void A_version_lies_where_the_text_says(string range, string version, RangePosition expected) =>
        Assert.Equal(
            expected,
            RangeText.Parse(range).Locate(VersionText.Parse(version), AttributeSet.Empty).Position
        );

    [Theory]
    [InlineData("All BIOS versions < V22.01.04", "bios_version", "V22.01.03", RangePosition.Inside)]
    [InlineData("All BIOS versions < V22.01.04", "bios_version", "V22.01.04", RangePosition.Beyond)]
    [InlineData("All BIOS versions < V22.01.04", "other", "V22.01.04", RangePosition.Unknown)]
    [InlineData(
        "All versions with U-Boot < V2016.05RS09",
        "uboot_version",
        "V2016.05RS08",
        RangePosition.Inside
    )]
    [InlineData("<= V2.3.0 and Function State (FS) <= 3", "function_state", "4", RangePosition.Beyond)]
    [InlineData("<=production_date_December_2020", "production_date", "2020-12-31", RangePosition.Inside)]
    [InlineData("<=production_date_December_2020", "production_date", "2021-01-01", RangePosition.Beyond)]
    [InlineData("1783-SAD4T0SBK9", "order_number", "1783-sad4t0sbk9", RangePosition.Inside)]
    public void An_attribute_is_asked_where_the_text_speaks_of_it(
        string range,
        string key,
        string value,
        RangePosition expected
    ) =>
        Assert.Equal(
            expected,
            RangeText
                .Parse(range)
                .Locate(VersionText.Parse("V1.0"), AttributeSet.Of([new(key, value)]))
                .Position
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
