using System.Globalization;
using System.Text;
using System.Text.Json;

namespace Holdpoint.Bench;

/// <summary>
/// Writes a large inventory that repeats itself as real fleets do: few products are in thousands of places, many in a
/// few, each with a handful of firmware versions. Products come from the advisories' product trees, one part in six is
/// of a vendor that no advisory names. The same arguments always give the same file.
/// </summary>
internal static class FleetGenerator
{
    private const string Header =
        "site,zone,asset,name,type,vendor,product,order_number,serial_number,version,ip,criticality,safety";

    private static readonly string[] Zones = ["Control room", "Process control", "DMZ", "Remote stations"];
    private static readonly string[] Levels = ["low", "medium", "high"];

    public static void Write(int assets, string advisories, string target)
    {
        var products = Products(advisories);
        var chance = new Random(20_241_024);
        using var writer = new StreamWriter(target, append: false, new UTF8Encoding(false), 1 << 20);
        writer.NewLine = "\n";
        writer.WriteLine(Header);
        var row = new StringBuilder(256);
        for (var i = 0; i < assets; i++)
        {
            row.Clear();
            var site = i / 2_000;
            row.Append("Site ").Append(site).Append(',').Append(Zones[i & 3]);
            row.Append(",A-").Append(i.ToString("D7", CultureInfo.InvariantCulture));
            row.Append(",Unit ").Append(i % 2_000).Append(",plc,");
            if (chance.Next(6) == 0)
                row.Append("Smallworks ")
                    .Append(chance.Next(20))
                    .Append(",Panel ")
                    .Append(chance.Next(10))
                    .Append(',');
            else
                Append(row, products[Skewed(chance, products.Length)]);
            row.Append(",SN").Append(i).Append(',');
            AppendVersion(row, chance);
            row.Append(",192.0.2.").Append(i & 255).Append(',').Append(Levels[i % 3]).Append(",marginal");
            writer.WriteLine(row);
        }
    }

    private static void Append(StringBuilder row, Product product) =>
        row.Append(Quoted(product.Vendor))
            .Append(',')
            .Append(Quoted(product.Name))
            .Append(',')
            .Append(Quoted(product.Order));

    // A dozen versions per product, as a fleet that is patched in waves shows them.
    private static void AppendVersion(StringBuilder row, Random chance)
    {
        var wave = (int)(12 * Math.Pow(chance.NextDouble(), 2));
        row.Append('V').Append(1 + wave / 3).Append('.').Append(wave % 3 * 3).Append('.').Append(wave % 2);
    }

    // Zipf's law with exponent one: the product of rank r is picked in proportion to 1/r.
    private static int Skewed(Random chance, int count) => (int)Math.Pow(count, chance.NextDouble()) - 1;

    private static string Quoted(string text) =>
        text.AsSpan().IndexOfAny(",\"\n") < 0
            ? text
            : $"\"{text.Replace("\"", "\"\"", StringComparison.Ordinal)}\"";

    private static Product[] Products(string advisories)
    {
        var found = new HashSet<Product>();
        foreach (var file in Directory.EnumerateFiles(advisories, "*.json", SearchOption.AllDirectories))
        {
            using var document = JsonDocument.Parse(File.ReadAllBytes(file));
            if (
                document.RootElement.ValueKind == JsonValueKind.Object
                && document.RootElement.TryGetProperty("product_tree", out var tree)
                && tree.TryGetProperty("branches", out var branches)
            )
                Walk(branches, "", "", found);
        }
        // Ordered, then shuffled once: the frequent products are not all of the vendors with early letters.
        Product[] products =
        [
            .. found.OrderBy(
                product => $"{product.Vendor}\n{product.Name}\n{product.Order}",
                StringComparer.Ordinal
            ),
        ];
        new Random(1).Shuffle(products);
        return products;
    }

    private static void Walk(JsonElement branches, string vendor, string name, HashSet<Product> found)
    {
        foreach (var branch in branches.EnumerateArray())
        {
            var text = branch.GetProperty("name").GetString()!.Trim();
            var (v, n) = branch.GetProperty("category").GetString() switch
            {
                "vendor" => (text, name),
                "product_name" => (vendor, text),
                _ => (vendor, name),
            };
            if (branch.TryGetProperty("branches", out var children))
                Walk(children, v, n, found);
            else if (v.Length > 0 && n.Length > 0)
                found.Add(new(v, n, OrderNumber(branch)));
        }
    }

    private static string OrderNumber(JsonElement leaf) =>
        leaf.TryGetProperty("product", out var product)
        && product.TryGetProperty("product_identification_helper", out var helper)
        && helper.TryGetProperty("model_numbers", out var numbers)
        && numbers.GetArrayLength() > 0
            ? numbers[0].GetString()!
            : "";

    private sealed record Product(string Vendor, string Name, string Order);
}
