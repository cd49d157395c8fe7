using System.Diagnostics;
using System.Text;
using CsCheck;
using Holdpoint.Core.Inventory;
using Holdpoint.Core.Inventory.Csv;
using Holdpoint.Tests;

namespace Holdpoint.Core.Tests.Inventory.Csv;

public class InventoryCsvPropertyTests
{
    private static readonly Gen<string?> Word = Gen.OneOf(
        Gen.Const((string?)null),
        Gen.OneOf<string?>(
            "=1+1",
            "'x",
            "'=x",
            "-",
            "@a",
            "a;b",
            "a,b",
            "say \"hi\"",
            "two\nlines",
            "Grün",
            "V2.9.4"
        ),
        Gen.String[Gen.Char['!', '~'], 1, 12].Select(text => (string?)text)
    );

    private static readonly Gen<Component> Components =
        from words in Word.Array[9]
        from attributes in Gen.Dictionary(
            Gen.String[Gen.Char.AlphaNumeric, 1, 5],
            Gen.String[Gen.Char.AlphaNumeric, 1, 5]
        )[0, 3]
        select new Component
        {
            Name = words[0],
            Type = words[1],
            Vendor = words[2],
            Product = words[3],
            OrderNumber = words[4],
            SerialNumber = words[5],
            Version = words[6],
            Cpe = words[7],
            Purl = words[8],
            Attributes = AttributeSet.Of(attributes),
        };

    private static readonly Gen<Asset> Assets =
        from words in Word.Array[7]
        from id in Gen.Int[1, 1_000_000]
        from components in Components.Array[1, 4]
        select new Asset
        {
            Id = $"A{id}",
            Site = words[0] ?? Asset.DefaultSite,
            Zone = words[1],
            Ip = words[2],
            Mac = words[3],
            Criticality = words[4],
            Safety = words[5],
            RedundancyGroup = words[6],
            Name = components[0].Name,
            Type = components[0].Type,
            Components = [.. components.Distinct()],
        };

    [Fact]
    public void What_is_written_is_read_back()
    {
        Assets
            .Array[1, 5]
            .Sample(
                made =>
                {
                    var assets = made.DistinctBy(asset => (asset.Site, asset.Id)).ToList();
                    using var text = new StringWriter();
                    InventoryCsvWriter.Write(text, assets);
                    var read = InventoryCsv.Read(new MemoryStream(Encoding.UTF8.GetBytes(text.ToString())));
                    Assert.Equal(0, read.RejectedRows);
                    Assert.Equal(assets.Count, read.Assets.Count);
                    foreach (var (expected, actual) in assets.Zip(read.Assets))
                    {
                        Assert.Equal(expected.Components, actual.Components);
                        Assert.Equal(expected with { Components = [] }, actual with { Components = [] });
                    }
                },
                iter: 300
            );
    }

    [Fact]
    public void No_written_value_starts_like_a_formula()
    {
        Assets.Sample(
            asset =>
            {
                using var text = new StringWriter();
                InventoryCsvWriter.Write(text, [asset]);
                var fields = text.ToString().Split('\n').Skip(1).SelectMany(line => line.Split(','));
                Assert.DoesNotContain(
                    fields,
                    field =>
                        asset.Components.Count == 1
                        && field.Length > 0
                        && "=@+".Contains(field[0])
                        && !text.ToString().Contains('"')
                );
            },
            iter: 300
        );
    }

    [Fact]
    public void Hostile_bytes_neither_crash_nor_hang_nor_swell()
    {
        var pieces = Gen.OneOf(
            "asset",
            "product",
            ",",
            ";",
            "\t",
            "\"",
            "\"\"",
            "\r",
            "\n",
            "=",
            "\0",
            "é",
            "\uFEFF",
            "x"
        );
        var text = pieces
            .Array[0, 400]
            .Select(parts => Encoding.UTF8.GetBytes("asset,product\n" + string.Concat(parts)));
        var bytes = Gen.OneOf(Gen.Byte.Array[0, 2000], text);
        var limits = new InventoryLimits
        {
            RowLength = 1024,
            FieldLength = 64,
            Columns = 8,
        };
        var clock = Stopwatch.StartNew();
        bytes.Sample(
            input =>
            {
                var read = InventoryCsv.Read(new MemoryStream(input), limits);
                Assert.True(read.Assets.Count <= read.Rows);
                Assert.True(read.RejectedRows <= read.Rows);
                Assert.All(read.Assets, asset => Assert.NotEmpty(asset.Id));
            },
            time: FuzzBudget.Seconds
        );
        Assert.True(clock.Elapsed < TimeSpan.FromSeconds(FuzzBudget.Seconds + 30));
    }

    [Fact]
    public void A_reader_that_gives_one_character_at_a_time_makes_no_difference()
    {
        var pieces = Gen.OneOf("A", "\"", "\"\"", ",", "\r\n", "\n", "word", " ");
        pieces
            .Array[0, 60]
            .Sample(
                parts =>
                {
                    var text = "asset,product\r\n" + string.Concat(parts);
                    var whole = InventoryCsv.Read(new StringReader(text));
                    var dripped = InventoryCsv.Read(new Dripping(text));
                    Assert.Equal(whole.Diagnostics, dripped.Diagnostics);
                    Assert.Equal(whole.Assets.Select(a => a.Id), dripped.Assets.Select(a => a.Id));
                },
                iter: 2_000
            );
    }

    private sealed class Dripping(string text) : TextReader
    {
        private int _at;

        public override int Read(char[] buffer, int index, int count)
        {
            if (_at == text.Length || count == 0)
                return 0;
            buffer[index] = text[_at++];
            return 1;
        }
    }
}
