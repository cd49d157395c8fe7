using System.Text;
using Holdpoint.Csaf.Model;
using Holdpoint.Csaf.Products;
using Holdpoint.Csaf.Reading;
using Holdpoint.Csaf.Tests.Samples;

namespace Holdpoint.Csaf.Tests.Products;

public class ProductCatalogTests
{
    [Theory]
    [InlineData("2.0")]
    [InlineData("2.1")]
    public void A_product_knows_its_branches_and_what_it_is_made_of(string version)
    {
        var catalog = ProductCatalog.Of(CsafReader.Read(Sample.EverythingBytes(version)).Document!);
        Assert.Empty(catalog.Diagnostics);
        Assert.Equal(["P1", "P2", "P3", "P4"], catalog.Products.Select(p => p.ProductId));

        var versioned = catalog.Find("P1")!;
        Assert.Equal(
            [new("vendor", "Acme"), new("product_name", "Pump"), new BranchStep("product_version", "1.0")],
            versioned.Branches
        );
        Assert.Equal(("Acme", "Pump", "1.0"), (versioned.Vendor, versioned.ProductName, versioned.Version));
        Assert.Null(versioned.VersionRange);
        Assert.Equal(["PX-100"], versioned.Identifiers!.ModelNumbers);
        Assert.Equal(["pkg:generic/pump@1.0"], versioned.Identifiers.Purls);
        Assert.Equal("/product_tree/branches/0/branches/0/branches/0/product", versioned.Pointer);

        Assert.Equal("vers:all/<1.0", catalog.Find("P2")!.VersionRange);
        Assert.Empty(catalog.Find("P3")!.Branches);

        var composed = catalog.Find("P4")!;
        Assert.True(composed.IsComplete);
        Assert.Same(versioned, composed.Composition!.First);
        Assert.Equal(new CompositionStep("installed_on", catalog.Find("P3")!), composed.Composition.Steps[0]);
        Assert.Equal(["P1", "P3"], composed.Parts().Select(p => p.ProductId));
        Assert.Null(catalog.Find("P5"));
    }

    [Fact]
    public void Compositions_of_compositions_are_resolved_whatever_their_order()
    {
        var catalog = Catalog(
            Related("AB-C", "AB", "C") + "," + Related("AB", "A", "B"),
            """{"name":"A","product_id":"A"},{"name":"B","product_id":"B"},{"name":"C","product_id":"C"}"""
        );
        Assert.Empty(catalog.Diagnostics);
        Assert.Equal(["A", "B", "C"], catalog.Find("AB-C")!.Parts().Select(p => p.ProductId));
    }

    [Fact]
    public void A_cycle_is_refused_and_its_products_are_incomplete()
    {
        var catalog = Catalog(
            Related("X", "Y", "A") + "," + Related("Y", "X", "A"),
            """{"name":"A","product_id":"A"}"""
        );
        Assert.Contains(catalog.Diagnostics, d => d.Code == CatalogCodes.Cycle);
        Assert.False(catalog.Find("X")!.IsComplete);
        Assert.False(catalog.Find("Y")!.IsComplete);
    }

    [Fact]
    public void A_product_composed_of_itself_is_refused()
    {
        var catalog = Catalog(Related("X", "X", "A"), """{"name":"A","product_id":"A"}""");
        Assert.Equal(CatalogCodes.Cycle, Assert.Single(catalog.Diagnostics).Code);
        Assert.False(catalog.Find("X")!.IsComplete);
    }

    [Fact]
    public void A_reference_to_nothing_is_reported_with_its_place()
    {
        var catalog = Catalog(Related("X", "gone", "A"), """{"name":"A","product_id":"A"}""");
        var found = Assert.Single(catalog.Diagnostics);
        Assert.Equal(
            (CatalogCodes.MissingProduct, "/product_tree/relationships/0/full_product_name"),
            (found.Code, found.Pointer)
        );
        Assert.False(catalog.Find("X")!.IsComplete);
    }

    [Fact]
    public void A_chain_without_end_is_refused_without_harm()
    {
        var chain = Enumerable.Range(0, 20_000).Select(i => Related($"R{i}", $"R{i + 1}", "A"));
        var catalog = Catalog(
            string.Join(",", chain),
            """{"name":"A","product_id":"A"},{"name":"Z","product_id":"R20000"}"""
        );
        Assert.Contains(catalog.Diagnostics, d => d.Code == CatalogCodes.TooDeep);
        Assert.False(catalog.Find("R0")!.IsComplete);
        Assert.Equal(20_002, catalog.Products.Count);
    }

    [Fact]
    public void Products_that_share_an_id_are_all_kept()
    {
        var catalog = Catalog("", """{"name":"one","product_id":"A"},{"name":"two","product_id":"A"}""");
        Assert.Equal(CatalogCodes.DuplicateProduct, Assert.Single(catalog.Diagnostics).Code);
        Assert.Equal(["one", "two"], catalog.Products.Select(p => p.FullName));
        Assert.Equal("one", catalog.Find("A")!.FullName);
    }

    [Fact]
    public void Groups_are_united_with_products_each_once()
    {
        var tree = new ProductTree
        {
            ProductGroups =
            [
                new ProductGroup { GroupId = "G", ProductIds = ["A", "B"] },
                new ProductGroup { GroupId = "H", ProductIds = ["B", "C"] },
                new ProductGroup { GroupId = "G", ProductIds = ["D", "A"] },
            ],
        };
        var catalog = ProductCatalog.Of(tree);
        Assert.Equal(["C", "A", "B", "D"], catalog.Expand(["C"], ["G", "H", "gone"]));
        Assert.Equal(["C"], catalog.Expand(["C"], []));
        Assert.Equal(CatalogCodes.DuplicateGroup, Assert.Single(catalog.Diagnostics).Code);
    }

    [Fact]
    public void A_deep_and_wide_tree_costs_memory_in_proportion()
    {
        var leaves = string.Join(
            ",",
            Enumerable
                .Range(0, 20_000)
                .Select(i =>
                    $$$"""{"category":"vendor","name":"n","product":{"name":"p","product_id":"{{{i}}}"}}"""
                )
        );
        var text = string.Concat(Enumerable.Repeat("""{"category":"vendor","name":"n","branches":[""", 100));
        var json =
            $$$"""{"product_tree":{"branches":[{{{text}}}{{{leaves}}}{{{string.Concat(Enumerable.Repeat("]}", 100))}}}]}}""";
        var document = CsafReader.Read(Encoding.UTF8.GetBytes(json)).Document!;
        var before = GC.GetAllocatedBytesForCurrentThread();
        var catalog = ProductCatalog.Of(document);
        Assert.InRange(GC.GetAllocatedBytesForCurrentThread() - before, 0, 10L * json.Length);
        Assert.Equal(101, catalog.Find("19999")!.Branches.Count);
        Assert.Equal(
            ("n", "n"),
            (catalog.Find("19999")!.Branches[0].Name, catalog.Find("19999")!.Branches[100].Name)
        );
    }

    private static string Related(string id, string part, string whole) =>
        $$$"""
            {"category":"installed_on","product_reference":"{{{part}}}","relates_to_product_reference":"{{{whole}}}",
            "full_product_name":{"name":"{{{id}}}","product_id":"{{{id}}}"}}
            """;

    private static ProductCatalog Catalog(string relationships, string names)
    {
        var json =
            $$$"""{"product_tree":{"full_product_names":[{{{names}}}],"relationships":[{{{relationships}}}]}}""";
        return ProductCatalog.Of(CsafReader.Read(Encoding.UTF8.GetBytes(json)).Document!);
    }
}
