using System.Text;
using Holdpoint.Core.Inventory.Csv;

namespace Holdpoint.Core.Tests.Inventory.Csv;

public class ColumnMappingTests
{
    [Theory]
    [InlineData("asset,product,version", "asset,product,version")]
    [InlineData(
        "Hostname,Manufacturer,Model,Part No.,S/N,Firmware Version",
        "asset,vendor,product,order_number,serial_number,version"
    )]
    [InlineData(
        "KKS;Hersteller;Bestell-Nr.;Firmwarestand;IP-Adresse",
        "asset,vendor,order_number,version,ip"
    )]
    // The better word wins: the tag is the identifier, the device's name its name.
    [InlineData("Device Name,Tag,Model", "name,asset,product")]
    [InlineData("Name,Description,Model,Colour", "asset,name,product,")]
    [InlineData("asset,Asset ID,product", "asset,,product")]
    public void Headers_are_understood(string headers, string columns)
    {
        var mapping = ColumnMapping.Propose(headers.Split(',', ';'));
        Assert.Equal(columns.Split(','), mapping.Columns.Select(one => one.Column ?? ""));
    }

    [Fact]
    public void What_was_chosen_before_for_a_header_comes_first()
    {
        var former = new ColumnMapping([
            new("Model", "order_number"),
            new("Colour", "zone"),
            new("Serial", null),
        ]);
        var mapping = ColumnMapping.Propose(["Tag", "model ", "Colour", "Serial", "Vendor"], former);
        Assert.Equal(
            ["asset", "order_number", "zone", null, "vendor"],
            mapping.Columns.Select(one => one.Column)
        );
    }

    [Fact]
    public void Double_unknown_and_missing_columns_are_said()
    {
        var mapping = new ColumnMapping([new("A", "product"), new("B", "product"), new("C", "colour")]);
        Assert.Equal(
            ["unknown-target", "mapped-twice", "asset-missing", "version-missing"],
            mapping.Problems().Select(one => one.Code)
        );
        Assert.Contains(
            new ColumnMapping([new("A", "asset")]).Problems(),
            one => one is { Code: "identifying-missing", IsRefusal: true }
        );
    }

    [Fact]
    public void A_file_is_read_by_its_mapping_and_for_its_site()
    {
        const string Text =
            "Standort;Gerät;Modell;Stand;Farbe\nNord;P1;PLC 5;V1.0;red\nSüd;P2;PLC 5;V1.0;red\n;P3;PLC 5;V1.1;red\n";
        using var stream = new MemoryStream(Encoding.Latin1.GetBytes(Text));
        var head = InventoryCsv.Head(stream, 2);
        Assert.Equal(["Standort", "Gerät", "Modell", "Stand", "Farbe"], head.Headers);
        Assert.Equal(["Nord", "P1", "PLC 5", "V1.0", "red"], head.Rows[0]);
        var mapping = new ColumnMapping([
            new("Standort", "site"),
            new("Gerät", "asset"),
            new("Modell", "product"),
            new("Stand", "version"),
            new("Farbe", null),
        ]);
        stream.Position = 0;
        var read = InventoryCsv.Read(stream, new InventoryReadingRules { Mapping = mapping, Site = "Nord" });
        Assert.Equal(["P1", "P3"], read.Assets.Select(one => one.Id));
        Assert.All(read.Assets, one => Assert.Equal("Nord", one.Site));
        var rejected = Assert.Single(read.Diagnostics, one => one.Severity == InventorySeverity.RowRejected);
        Assert.Equal(
            ("site-other", 3, 1, "site"),
            (rejected.Code, rejected.Line, rejected.Column, rejected.ColumnName)
        );
    }

    [Fact]
    public void An_empty_file_says_so() =>
        Assert.Equal("The file is empty.", InventoryCsv.Head(new MemoryStream(), 5).Trouble);
}
