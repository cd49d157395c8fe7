using System.Diagnostics;
using System.Text;
using Holdpoint.Csaf.Reading;
using Holdpoint.Csaf.Tests.Samples;

namespace Holdpoint.Csaf.Tests.Reading;

public class HostileInputTests
{
    [Theory]
    [InlineData("", DiagnosticCodes.Syntax, "")]
    [InlineData("   ", DiagnosticCodes.Syntax, "")]
    [InlineData("{", DiagnosticCodes.Syntax, "")]
    [InlineData("{} {}", DiagnosticCodes.Syntax, "")]
    [InlineData("""{ "document": { "title": NaN } }""", DiagnosticCodes.Syntax, "/document/title")]
    [InlineData("""{ "document": { "title": -Infinity } }""", DiagnosticCodes.Syntax, "/document/title")]
    [InlineData("""{ "document": { "title": "a", } }""", DiagnosticCodes.Syntax, "/document/title")]
    [InlineData("""{ "document": { // no comments""", DiagnosticCodes.Syntax, "/document")]
    [InlineData(
        """{ "vulnerabilities": [{ "cve": "CVE-2024-1""",
        DiagnosticCodes.Syntax,
        "/vulnerabilities/0/cve"
    )]
    public void What_is_no_JSON_ends_at_its_place(string text, string code, string pointer)
    {
        var result = CsafReader.Read(Encoding.UTF8.GetBytes(text));
        Assert.Null(result.Document);
        var last = result.Diagnostics[^1];
        Assert.Equal(code, last.Code);
        Assert.StartsWith(last.Pointer, pointer);
        Assert.InRange(last.Offset, 0, text.Length);
    }

    [Theory]
    [InlineData("[]")]
    [InlineData("null")]
    [InlineData("\"document\"")]
    [InlineData("12")]
    public void A_root_that_is_no_object_is_refused(string text)
    {
        var result = CsafReader.Read(Encoding.UTF8.GetBytes(text));
        Assert.Null(result.Document);
        Assert.Equal(DiagnosticCodes.Type, Assert.Single(result.Diagnostics).Code);
    }

    [Fact]
    public void A_repeated_key_is_reported_and_the_first_one_counts()
    {
        var result = Read("""{ "document": { "title": "one", "title": "two" }, "x": 1, "x": 2 }""");
        Assert.Equal("one", result.Document!.Metadata!.Title);
        var repeated = result.Diagnostics.Where(d => d.Code == DiagnosticCodes.DuplicateKey).ToList();
        Assert.Equal(["/document/title", "/x"], repeated.Select(d => d.Pointer));
    }

    [Theory]
    [InlineData("""{ "x": { "a": 1, "a": 2 } }""", "/x/a")]
    [InlineData("""{ "x": { "a": 1, "\u0061": 2 } }""", "/x/a")]
    [InlineData("""{ "x": [1, { "b": { "c/d": 1, "c/d": 2 } }] }""", "/x/1/b/c~1d")]
    [InlineData("""{ "document": { "title": "a", "\u0074itle": "b" } }""", "/document/title")]
    public void A_repeated_key_is_found_where_the_model_knows_nothing_and_behind_escapes(
        string text,
        string pointer
    ) =>
        Assert.Contains(
            Read(text).Diagnostics,
            d => d.Code == DiagnosticCodes.DuplicateKey && d.Pointer == pointer
        );

    [Fact]
    public void A_hundred_unknown_keys_with_one_repeated_are_told_apart()
    {
        var keys = string.Join(",", Enumerable.Range(0, 100).Append(57).Select(i => $"\"k{i:D3}\":{i}"));
        var result = Read($$"""{ "x": { {{keys}} } }""");
        var repeated = Assert.Single(result.Diagnostics, d => d.Code == DiagnosticCodes.DuplicateKey);
        Assert.Equal("/x/k057", repeated.Pointer);
    }

    [Fact]
    public void Bytes_that_are_no_UTF8_are_named_with_their_offset_and_line()
    {
        byte[] bytes = [.. "{\n\"document\": \"a"u8, 0xC3, 0x28, .. "\"}"u8];
        var result = CsafReader.Read(bytes);
        var found = Assert.Single(result.Diagnostics);
        Assert.Equal((DiagnosticCodes.Encoding, 16L, 2), (found.Code, found.Offset, found.Line));
        Assert.Null(result.Document);
    }

    [Fact]
    public void Half_of_a_surrogate_pair_is_reported_and_reading_goes_on()
    {
        var result = Read("""{ "document": { "title": "\udc00", "lang": "en" }, "\ud800": 1 }""");
        Assert.Contains(
            result.Diagnostics,
            d => d is { Code: DiagnosticCodes.Encoding, Pointer: "/document/title" }
        );
        Assert.Equal("en", result.Document!.Metadata!.Lang);
    }

    [Fact]
    public void A_byte_order_mark_is_reported_and_the_document_read()
    {
        var result = CsafReader.Read((byte[])[0xEF, 0xBB, 0xBF, .. Sample.EverythingBytes("2.0")]);
        Assert.Equal(DiagnosticCodes.ByteOrderMark, Assert.Single(result.Diagnostics).Code);
        Assert.NotNull(result.Document);
    }

    [Theory]
    [InlineData("[", 100_000)]
    [InlineData("{\"a\":", 100_000)]
    [InlineData("{\"product_tree\":{\"branches\":[", 1)]
    public void Endless_nesting_is_refused(string opening, int times)
    {
        var inner = times == 1 ? Repeat("{\"branches\":[", 100_000) : "";
        var result = Read("{\"x\":" + Repeat(opening, times) + inner);
        Assert.Equal(DiagnosticCodes.TooDeep, result.Diagnostics[^1].Code);
        result = Read(Repeat(opening, times) + inner);
        Assert.Contains(result.Diagnostics, d => d.Code == DiagnosticCodes.TooDeep);
    }

    [Fact]
    public void A_string_of_100_MB_is_refused_without_copying_it()
    {
        var bytes = new byte[100_000_000];
        bytes.AsSpan().Fill((byte)'a');
        "{\"document\":{\"title\":\""u8.CopyTo(bytes);
        "\"}}"u8.CopyTo(bytes.AsSpan(bytes.Length - 3));
        var before = GC.GetAllocatedBytesForCurrentThread();
        var result = CsafReader.Read(bytes);
        Assert.InRange(GC.GetAllocatedBytesForCurrentThread() - before, 0, 1_000_000);
        Assert.Contains(
            result.Diagnostics,
            d => d is { Code: DiagnosticCodes.StringTooLong, Pointer: "/document/title" }
        );
    }

    [Theory]
    [InlineData("{\"vulnerabilities\":[", "{}")]
    [InlineData("{\"vulnerabilities\":[", "0")]
    [InlineData("{\"vulnerabilities\":[{\"notes\":[", "[]")]
    [InlineData("{\"document\":{\"tracking\":{\"aliases\":[", "\"\"")]
    [InlineData("{\"x\":[", "{}")]
    public void Millions_of_items_cost_memory_in_proportion(string opening, string item)
    {
        var bytes = Encoding.UTF8.GetBytes(opening + string.Join(",", Enumerable.Repeat(item, 1_500_000)));
        var clock = Stopwatch.StartNew();
        var before = GC.GetAllocatedBytesForCurrentThread();
        var result = CsafReader.Read(bytes, new CsafReadOptions { MaxObjects = 100_000 });
        Assert.NotEmpty(result.Diagnostics);
        Assert.InRange(result.Diagnostics.Count, 1, 1_002);
        Assert.InRange(GC.GetAllocatedBytesForCurrentThread() - before, 0, 50_000_000 + (20L * bytes.Length));
        Assert.True(clock.Elapsed < TimeSpan.FromSeconds(20), $"{clock.Elapsed}");
    }

    [Fact]
    public void Too_many_objects_are_refused()
    {
        var result = CsafReader.Read(
            Encoding.UTF8.GetBytes("{\"vulnerabilities\":[" + Repeat("{},", 100) + "{}]}"),
            new CsafReadOptions { MaxObjects = 50 }
        );
        Assert.Null(result.Document);
        Assert.Equal(DiagnosticCodes.TooManyObjects, result.Diagnostics[^1].Code);
    }

    [Fact]
    public async Task A_stream_is_read_to_the_limit_and_no_further()
    {
        var options = new CsafReadOptions { MaxBytes = 1000 };
        using var stream = new MemoryStream(Sample.EverythingBytes("2.1"));
        var result = await CsafReader.ReadAsync(stream, options, TestContext.Current.CancellationToken);
        Assert.Equal(DiagnosticCodes.TooLarge, Assert.Single(result.Diagnostics).Code);
        Assert.Equal(1001, stream.Position);
    }

    [Fact]
    public async Task A_stream_gives_what_its_bytes_give()
    {
        var bytes = Sample.EverythingBytes("2.1");
        using var stream = new MemoryStream(bytes);
        var result = await CsafReader.ReadAsync(
            stream,
            cancellationToken: TestContext.Current.CancellationToken
        );
        Assert.True(result.IsClean);
        Assert.Equal(CsafReader.Read(bytes).Document!.Metadata!.Title, result.Document!.Metadata!.Title);
    }

    [Fact]
    public void Every_error_of_a_document_is_reported_with_its_line()
    {
        var result = Read(
            """
            {
              "document": { "csaf_version": "2.0", "category": 1, "title": "" },
              "vulnerabilities": [
                { "cve": "CVE-1", "scores": [{ "products": ["a", "a"] }] },
                { "remediations": [{ "category": "pray", "date": "today", "url": "not here" }] }
              ]
            }
            """
        );
        Assert.Equal(
            [
                "2 schema.type /document/category",
                "2 schema.min-length /document/title",
                "2 schema.required /document",
                "2 schema.required /document",
                "4 schema.pattern /vulnerabilities/0/cve",
                "4 schema.unique-items /vulnerabilities/0/scores/0/products/1",
                "4 schema.min-properties /vulnerabilities/0/scores/0",
                "5 schema.enum /vulnerabilities/1/remediations/0/category",
                "5 schema.format /vulnerabilities/1/remediations/0/date",
                "5 schema.format /vulnerabilities/1/remediations/0/url",
                "5 schema.required /vulnerabilities/1/remediations/0",
            ],
            result.Diagnostics.Select(d => $"{d.Line} {d.Code} {d.Pointer}")
        );
        Assert.Equal("pray", result.Document!.Vulnerabilities[1].Remediations[0].Category);
    }

    private static string Repeat(string text, int times) => string.Concat(Enumerable.Repeat(text, times));

    private static CsafReadResult Read(string text) => CsafReader.Read(Encoding.UTF8.GetBytes(text));
}
