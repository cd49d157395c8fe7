using System.Text;
using Holdpoint.Core.Inventory;
using Holdpoint.Core.Inventory.Csv;

namespace Holdpoint.Core.Tests.Inventory.Csv;

public class InventoryCsvTests
{
    private static InventoryReading Read(string text) => InventoryCsv.Read(new StringReader(text));

    private static InventoryReading Read(byte[] bytes) => InventoryCsv.Read(new MemoryStream(bytes));

    [Fact]
    public void Rows_of_one_asset_are_its_components()
    {
        var read = Read(
            "site,zone,asset,name,type,vendor,product,version\n"
                + "North,Z1,ES01,Station,os,Microsoft,Windows 10,10.0.1\n"
                + "North,,ES02,Other,os,Microsoft,Windows 11,\n"
                + "North,,ES01,TIA,application,Siemens,TIA Portal V17,V17 Update 4\n"
        );
        Assert.Empty(read.Diagnostics);
        Assert.Equal(["ES01", "ES02"], read.Assets.Select(asset => asset.Id));
        Assert.Equal("Z1", read.Assets[0].Zone);
        Assert.Equal("Station", read.Assets[0].Name);
        Assert.Equal(["Windows 10", "TIA Portal V17"], read.Assets[0].Components.Select(c => c.Product));
        Assert.True(read.IsComplete);
    }

    [Theory]
    [InlineData("asset,product\nA,P\n", ',')]
    [InlineData("asset;product\nA;P\n", ';')]
    [InlineData("asset\tproduct\nA\tP\n", '\t')]
    [InlineData("\r\n\r\nProduct;ASSET\r\nP;A\r\n", ';')]
    [InlineData("asset,Order Number,order-number\rA,P,Q\r", ',')]
    public void Delimiter_line_ends_order_and_case_of_the_header_do_not_matter(string text, char delimiter)
    {
        var read = Read(text);
        Assert.Equal(delimiter, read.Delimiter);
        var asset = Assert.Single(read.Assets);
        Assert.Equal("A", asset.Id);
        Assert.Equal("P", asset.Components[0].Product ?? asset.Components[0].OrderNumber);
    }

    [Fact]
    public void The_same_asset_name_at_two_sites_is_two_assets()
    {
        var read = Read("site,asset,product\nN,A,P\nS,A,P\n,A,P\n");
        Assert.Equal(["N", "S", "default"], read.Assets.Select(asset => asset.Site));
    }

    [Fact]
    public void A_contradiction_between_rows_is_reported_and_the_first_stands()
    {
        var read = Read("asset,product,zone,ip\nA,P,Z1,\nA,Q,Z2,192.0.2.1\n");
        Assert.Equal("Z1", read.Assets[0].Zone);
        Assert.Equal("192.0.2.1", read.Assets[0].Ip);
        var said = Assert.Single(read.Diagnostics);
        Assert.Equal(
            ("asset-contradicted", 3L, 3, "zone"),
            (said.Code, said.Line, said.Column, said.ColumnName)
        );
        Assert.Contains("line 2", said.Text, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("asset,product\n,P\nB,Q\n", "asset-missing", 2, 1)]
    [InlineData("asset,product\nA,\"P\nB,Q\n", "quote-unclosed", 2, 0)]
    [InlineData("asset,product\nA,\"P\"x\nB,Q\n", "quote-unclosed", 2, 0)]
    [InlineData("asset,product\nA,P\0\nB,Q\n", "field-garbled", 2, 2)]
    [InlineData("asset,product\n\nA,\u0001\nB,Q\n", "field-garbled", 3, 2)]
    public void A_bad_row_is_rejected_with_its_place_and_the_rest_is_imported(
        string text,
        string code,
        long line,
        int column
    )
    {
        var read = Read(text);
        Assert.Equal(["B"], read.Assets.Select(asset => asset.Id));
        Assert.Equal(1, read.RejectedRows);
        var said = Assert.Single(read.Diagnostics);
        Assert.Equal(InventorySeverity.RowRejected, said.Severity);
        Assert.Equal((code, line, column), (said.Code, said.Line, said.Column));
    }

    [Fact]
    public void Lines_are_counted_through_quoted_line_ends()
    {
        var read = Read("asset,product\nA,\"two\nlines\"\n,X\n");
        Assert.Equal("two\nlines", read.Assets[0].Components[0].Product);
        Assert.Equal(4, Assert.Single(read.Diagnostics).Line);
    }

    [Fact]
    public void Too_long_rows_and_fields_and_too_many_rows_are_reported()
    {
        var limits = new InventoryLimits
        {
            RowLength = 1024,
            FieldLength = 100,
            Rows = 4,
        };
        var text =
            $"asset,product\nA,{new string('x', 101)}\nB,{new string('x', 50_000)}\nC,ok\n\"{new string('q', 9_000)}\nD,x\n";
        var read = InventoryCsv.Read(new StringReader(text), limits);
        Assert.Equal(["C"], read.Assets.Select(asset => asset.Id));
        Assert.Equal(
            [(2, "field-too-long"), (3, "row-too-long"), (5, "quote-unclosed"), (6, "rows-too-many")],
            read.Diagnostics.Select(said => ((int)said.Line, said.Code))
        );
        Assert.False(read.IsComplete);
    }

    [Theory]
    [InlineData("", "file-empty")]
    [InlineData("\n\n", "file-empty")]
    [InlineData("name,product\nA,P\n", "column-asset-missing")]
    [InlineData("asset,zone\nA,P\n", "column-identifying-missing")]
    [InlineData("\"asset,product\nA,P\n", "header-unreadable")]
    public void A_file_that_is_no_inventory_is_refused_with_the_reason(string text, string code)
    {
        var read = Read(text);
        Assert.False(read.IsComplete);
        Assert.Empty(read.Assets);
        Assert.Contains(
            read.Diagnostics,
            said => said.Severity == InventorySeverity.FileRejected && said.Code == code
        );
    }

    [Fact]
    public void Unknown_and_repeated_columns_and_overlong_rows_are_reported()
    {
        var read = Read("asset,colour,product,product\nA,red,P,Q,beyond\n");
        Assert.Equal("P", read.Assets[0].Components[0].Product);
        Assert.Equal(
            ["column-unknown", "column-repeated", "row-wider-than-header"],
            read.Diagnostics.Select(said => said.Code)
        );
    }

    [Fact]
    public void Attributes_are_read_and_what_is_none_is_reported()
    {
        var read = Read("asset,product,attributes\nA,P,\"FS = 9; exposure=small;nonsense;=x\"\n");
        Assert.Equal("exposure=small;fs=9", read.Assets[0].Components[0].Attributes.ToString());
        Assert.Equal(2, read.Diagnostics.Count(said => said.Code == "attribute-unreadable"));
    }

    public static TheoryData<string, byte[]> Encodings =>
        new()
        {
            { "utf-8", Encoding.UTF8.GetBytes("asset,product\nA,Grün…\n") },
            { "utf-8 with mark", [0xEF, 0xBB, 0xBF, .. Encoding.UTF8.GetBytes("asset,product\nA,Grün…\n")] },
            { "utf-16 with mark", [0xFF, 0xFE, .. Encoding.Unicode.GetBytes("asset,product\nA,Grün…\n")] },
            {
                "big-endian utf-16 with mark",
                [0xFE, 0xFF, .. Encoding.BigEndianUnicode.GetBytes("asset,product\nA,Grün…\n")]
            },
            { "utf-16 without mark", Encoding.Unicode.GetBytes("asset,product\nA,Grün…\n") },
        };

    [Theory]
    [MemberData(nameof(Encodings))]
    public void Encodings_are_recognised(string name, byte[] bytes)
    {
        Assert.NotEmpty(name);
        var read = Read(bytes);
        Assert.Empty(read.Diagnostics);
        Assert.Equal("Grün…", read.Assets[0].Components[0].Product);
    }

    [Fact]
    public void Windows_1252_is_read_and_said()
    {
        byte[] bytes =
        [
            .. "asset,product\nA,Gr"u8,
            0xFC,
            .. "n"u8,
            0x85,
            .. "\nB,Geutebr"u8,
            0xFC,
            .. "ck\n"u8,
        ];
        var read = Read(bytes);
        Assert.Equal("Grün…", read.Assets[0].Components[0].Product);
        Assert.Equal("Geutebrück", read.Assets[1].Components[0].Product);
        Assert.Equal("encoding-mixed", Assert.Single(read.Diagnostics).Code);
    }

    [Fact]
    public void Equal_words_are_one_string()
    {
        var read = Read("asset,product\nA,SIMATIC\nB,SIMATIC\n");
        Assert.Same(read.Assets[0].Components[0].Product, read.Assets[1].Components[0].Product);
    }
}
