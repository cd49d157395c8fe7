using Holdpoint.Core.Inventory;

namespace Holdpoint.Core.Tests.Inventory;

public class AssetDifferenceTests
{
    private static readonly Component Cpu = new()
    {
        Name = "CPU",
        Vendor = "Siemens",
        Product = "S7-1500",
        Version = "V2.8",
    };

    private static readonly Component Card = new()
    {
        Vendor = "Siemens",
        OrderNumber = "6ES7",
        Version = "1",
    };

    [Fact]
    public void Equal_states_have_no_difference() =>
        Assert.Empty(AssetDifference.Of(Of(Cpu, Card), Of(Card, Cpu)));

    [Fact]
    public void Another_version_is_one_change_of_the_same_component() =>
        Assert.Equal(
            [new AssetChange("CPU", "version", "V2.8", "V2.9")],
            AssetDifference.Of(Of(Cpu, Card), Of(Cpu with { Version = "V2.9" }, Card))
        );

    [Fact]
    public void A_component_that_came_or_went_is_said_as_a_whole() =>
        Assert.Equal(
            [
                new AssetChange(null, "component", "Siemens (6ES7) 1", null),
                new AssetChange("OS", "component", null, "Microsoft Windows 10 22H2"),
            ],
            AssetDifference.Of(
                Of(Cpu, Card),
                Of(
                    Cpu,
                    new()
                    {
                        Name = "OS",
                        Type = "os",
                        Vendor = "Microsoft",
                        Product = "Windows 10",
                        Version = "22H2",
                    }
                )
            )
        );

    [Fact]
    public void Two_equal_cards_of_which_one_goes_are_told_apart_by_number()
    {
        var two = AssetDifference.Of(Of(Card, Card), Of(Card));
        Assert.Equal([new AssetChange(null, "component", "Siemens (6ES7) 1", null)], two);
    }

    [Fact]
    public void What_is_said_of_the_asset_itself_is_compared_too() =>
        Assert.Equal(
            [new AssetChange(null, "zone", "Control", null), new AssetChange(null, "ip", null, "10.0.0.1")],
            AssetDifference.Of(Of(Cpu) with { Zone = "Control" }, Of(Cpu) with { Ip = "10.0.0.1" })
        );

    private static Asset Of(params Component[] components) => new() { Id = "A", Components = components };
}
