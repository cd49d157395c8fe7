using System.Diagnostics;
using Holdpoint.Csaf.Products;
using Holdpoint.Csaf.Reading;
using Holdpoint.Csaf.Tests.Samples;
using Holdpoint.Csaf.Writing;
using Holdpoint.Tests;

namespace Holdpoint.Csaf.Tests.Reading;

public class ReaderFuzzTests
{
    /// <summary>Pieces that change the structure, not only a letter.</summary>
    private static readonly byte[][] Pieces =
    [
        .. new[]
        {
            "{",
            "}",
            "[",
            "]",
            "\"",
            ",",
            ":",
            "null",
            "1e999",
            "\\u0000",
            "\\ud800",
            "\"\":",
            "[[[[",
            "{\"a\":",
        }
            .Concat([
                "\u00e9",
                "\"document\":",
                "\"branches\":[",
                "\"product_ids\":",
                "true",
                "-0",
                "\\",
                "\t",
                "\n",
            ])
            .Select(System.Text.Encoding.UTF8.GetBytes),
        [0xFF],
        [0xC3],
        [0],
    ];

    [Fact]
    public void Mutated_documents_never_break_the_reader()
    {
        byte[][] seeds = [Sample.EverythingBytes("2.0"), Sample.EverythingBytes("2.1")];
        // What is made once in a process (tables, patterns) is no cost of an input.
        foreach (var whole in seeds)
            CsafWriter.ToUtf8(CsafReader.Read(whole).Document!);
        CsafReader.Read("{\"document\":[1e999,\"\\ud800"u8.ToArray());
        // The seed is printed, so that a failure can be run again.
        var seed = Environment.TickCount;
        var random = new Random(seed);
        var clock = Stopwatch.StartNew();
        var runs = 0;
        while (clock.Elapsed.TotalSeconds < FuzzBudget.Seconds)
        {
            var input = Mutated(seeds[random.Next(seeds.Length)], random);
            try
            {
                Check(input);
            }
            catch (Exception problem)
            {
                throw new InvalidOperationException(
                    $"seed {seed}, run {runs}, input {Convert.ToBase64String(input)}",
                    problem
                );
            }
            runs++;
        }
        TestContext.Current.TestOutputHelper?.WriteLine($"{runs} inputs, seed {seed}");
        Assert.True(runs > 100, $"{runs} runs");
    }

    private static void Check(byte[] input)
    {
        var before = GC.GetAllocatedBytesForCurrentThread();
        var start = Stopwatch.GetTimestamp();
        var result = CsafReader.Read(input);
        var allocated = GC.GetAllocatedBytesForCurrentThread() - before;
        Assert.True(allocated < 1_000_000 + (40L * input.Length), $"{allocated} bytes for {input.Length}");
        Assert.True(Stopwatch.GetElapsedTime(start).TotalSeconds < 5, "too slow");
        Assert.True(result.Document is not null || result.Diagnostics.Count > 0);
        Assert.All(result.Diagnostics, d => Assert.InRange(d.Offset, 0, input.Length));
        if (result.Document is not { } document)
            return;
        Assert.NotNull(ProductCatalog.Of(document).Products);
        var written = CsafWriter.ToUtf8(document);
        Assert.NotNull(CsafReader.Read(written).Document);
        // Only a repeated key, a broken escape or a limit may lose something.
        if (result.Diagnostics.All(d => d.Code.StartsWith("schema.", StringComparison.Ordinal)))
            Assert.Equal(JsonIdentity.Of(input, 256), JsonIdentity.Of(written, 256));
    }

    private static byte[] Mutated(byte[] seed, Random random)
    {
        var bytes = new List<byte>(seed);
        for (var change = random.Next(1, 6); change > 0 && bytes.Count > 10; change--)
        {
            var at = random.Next(bytes.Count);
            switch (random.Next(6))
            {
                case 0:
                    bytes[at] = (byte)random.Next(256);
                    break;
                case 1:
                    bytes.RemoveRange(at, Math.Min(random.Next(1, 40), bytes.Count - at));
                    break;
                case 2:
                    bytes.InsertRange(at, Pieces[random.Next(Pieces.Length)]);
                    break;
                case 3:
                    var from = random.Next(bytes.Count);
                    bytes.InsertRange(
                        at,
                        bytes.GetRange(from, Math.Min(random.Next(1, 400), bytes.Count - from))
                    );
                    break;
                case 4:
                    Swap(bytes, random);
                    break;
                default:
                    bytes[at] = (byte)"{}[]\",:0a"[random.Next(9)];
                    break;
            }
        }
        return [.. bytes];
    }

    /// <summary>Puts one quoted string in the place of another, which keeps the JSON whole and makes odd documents.</summary>
    private static void Swap(List<byte> bytes, Random random)
    {
        var start = bytes.IndexOf((byte)'"', random.Next(bytes.Count));
        var end = start < 0 ? -1 : bytes.IndexOf((byte)'"', start + 1);
        var other = bytes.IndexOf((byte)'"', random.Next(bytes.Count));
        var otherEnd = other < 0 ? -1 : bytes.IndexOf((byte)'"', other + 1);
        if (end < 0 || otherEnd < 0)
            return;
        var piece = bytes.GetRange(other, otherEnd + 1 - other);
        bytes.RemoveRange(start, end + 1 - start);
        bytes.InsertRange(start, piece);
    }
}
