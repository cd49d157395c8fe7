using Holdpoint.Csaf.Products;
using Holdpoint.Csaf.Reading;

namespace Holdpoint.Csaf.Tests.Reading;

public class RealDocumentTests
{
    [Fact]
    public void Every_advisory_of_the_corpus_is_read_without_a_word_against_it()
    {
        var files = Corpus.Advisories();
        Assert.Equal(2379, files.Length);
        var products = 0;
        foreach (var file in files)
        {
            var result = CsafReader.Read(File.ReadAllBytes(file));
            Assert.True(result.IsClean, $"{file}: {string.Join("; ", result.Diagnostics)}");
            var catalog = ProductCatalog.Of(result.Document!);
            Assert.Empty(catalog.Diagnostics);
            Assert.All(catalog.Products, p => Assert.True(p.IsComplete));
            products += catalog.Products.Count;
        }
        Assert.True(products > 15_000, $"{products} products");
    }

    [Fact]
    public void No_valid_conformance_file_has_a_schema_diagnostic()
    {
        foreach (
            var file in Corpus
                .Conformance()
                .Where(c => c.IsValid)
                .Select(c => c.Path)
                .Concat(Corpus.Examples())
        )
        {
            var result = CsafReader.Read(File.ReadAllBytes(file));
            Assert.True(result.IsClean, $"{file}: {string.Join("; ", result.Diagnostics)}");
        }
    }
}
