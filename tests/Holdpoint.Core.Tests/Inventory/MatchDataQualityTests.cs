using Holdpoint.Core.Inventory;

namespace Holdpoint.Core.Tests.Inventory;

public class MatchDataQualityTests
{
    [Theory]
    [InlineData("Siemens", "CPU 1513", "6ES7 513-1AL02-0AB0", "V2.9.4", MatchDataLevel.Good, 0)]
    [InlineData(null, null, "6ES7 513-1AL02-0AB0", "V2.9.4", MatchDataLevel.Good, 0)]
    [InlineData("Siemens", "SIMATIC WinCC V7.5 SP2", null, null, MatchDataLevel.Good, 1)]
    [InlineData("Siemens", "CPU 1513", "6ES7 513-1AL02-0AB0", null, MatchDataLevel.Fair, 1)]
    [InlineData(null, "MB3180", null, null, MatchDataLevel.Poor, 3)]
    [InlineData("Siemens", null, null, null, MatchDataLevel.None, 2)]
    public void The_level_says_what_matching_can_do(
        string? vendor,
        string? product,
        string? order,
        string? version,
        MatchDataLevel level,
        int missing
    )
    {
        var quality = MatchDataQuality.Of(
            new Component
            {
                Vendor = vendor,
                Product = product,
                OrderNumber = order,
                Version = version,
            }
        );
        Assert.Equal(level, quality.Level);
        Assert.Equal(missing, quality.Missing.Count);
        Assert.InRange(quality.Score, 0, 100);
    }

    [Fact]
    public void An_unknown_vendor_is_named()
    {
        var component = new Component
        {
            Vendor = "Simens",
            Product = "CPU",
            Version = "V2",
        };
        var quality = MatchDataQuality.Of(component, vendor => vendor == "Siemens");
        Assert.Contains(quality.Missing, text => text.Contains("Simens", StringComparison.Ordinal));
    }
}
