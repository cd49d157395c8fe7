using System.Text;
using System.Text.Json;
using Holdpoint.Csaf.Reading;
using Holdpoint.Csaf.Writing;

namespace Holdpoint.Csaf.Tests.Writing;

public class RoundTripTests
{
    [Fact]
    public void Every_advisory_of_the_corpus_comes_back_equal() =>
        Assert.All(Corpus.Advisories(), ComesBackEqual);

    [Fact]
    public void Every_conformance_file_comes_back_equal_the_invalid_ones_too() =>
        Assert.All(Corpus.Conformance().Select(c => c.Path).Concat(Corpus.Examples()), ComesBackEqual);

    [Theory]
    [InlineData(
        """{ "x": { "b": [1, 2.50, null], "a": "\u0041" }, "document": { "y_z": true, "title": "t" } }"""
    )]
    [InlineData("""{ "document": { "title": 5, "csaf_version": "2.1", "lang": "", "notes": [] } }""")]
    [InlineData("""{ "document": null, "vulnerabilities": [{ "cve": ["a"] }, 7, { "notes": {} }] }""")]
    [InlineData(
        """{ "product_tree": { "branches": [{ "name": "n", "branches": [[]], "product": { "q": "" } }] } }"""
    )]
    [InlineData(
        """{ "vulnerabilities": [{ "scores": [{ "cvss_v4": { "a": 1 }, "products": ["p", 2] }] }] }"""
    )]
    [InlineData("""{ "vulnerabilities": [{ "title": "\ud800", "cwe": { "id": "CWE-1" } }] }""")]
    public void Unknown_properties_and_values_of_wrong_types_come_back(string text)
    {
        var read = CsafReader.Read(Encoding.UTF8.GetBytes(text));
        var written = CsafWriter.ToUtf8(read.Document!, indented: false);
        Assert.Equal(Canonical(Encoding.UTF8.GetBytes(text)), Canonical(written));
    }

    [Fact]
    public void Properties_are_written_in_alphabetical_order_unknown_ones_among_them()
    {
        var text = """{"vulnerabilities":[{"title":"t","a":1,"n":2,"cve":"CVE-2024-1000"}],"b":3}""";
        var written = CsafWriter.ToUtf8(
            CsafReader.Read(Encoding.UTF8.GetBytes(text)).Document!,
            indented: false
        );
        Assert.Equal(
            """{"b":3,"vulnerabilities":[{"a":1,"cve":"CVE-2024-1000","n":2,"title":"t"}]}""",
            Encoding.UTF8.GetString(written)
        );
        Assert.Empty(CsafReader.Read(written).UnsortedProperties);
    }

    private static void ComesBackEqual(string file)
    {
        var before = File.ReadAllBytes(file);
        var after = CsafWriter.ToUtf8(CsafReader.Read(before).Document!);
        var deep = new JsonDocumentOptions { MaxDepth = 200 };
        using var one = JsonDocument.Parse(before, deep);
        using var two = JsonDocument.Parse(after, deep);
        Assert.True(JsonElement.DeepEquals(one.RootElement, two.RootElement), file);
    }

    // Half of a surrogate pair cannot be decoded, so it is compared as it is written.
    private static string Canonical(byte[] utf8) =>
        JsonIdentity.Of(
            Encoding.UTF8.GetBytes(Encoding.UTF8.GetString(utf8).Replace("\\ud800", "half")),
            100
        )!;
}
