using System.Security.Cryptography;
using Holdpoint.Server.Exports;

namespace Holdpoint.Server.Tests.Exports;

/// <summary>
/// What an export holds, told by what it has let go: not by the memory of the process, in which other tests run too.
/// </summary>
public class ExportMemoryTests
{
    private const int Count = 100_000;
    private const int Few = 1_000;
    private const int Sampled = 100;

    [Theory]
    [InlineData("csv")]
    [InlineData("xlsx")]
    public async Task A_hundred_thousand_rows_take_no_more_memory_than_a_few(string format)
    {
        var cancel = TestContext.Current.CancellationToken;
        await using var to = new MemoryStream();
        List<WeakReference> some = [];
        var (longest, leftAtEnd, held) = (0, 0L, 0);
        async IAsyncEnumerable<object?[]> Lines()
        {
            var (left, leftAtRow) = (0L, 0);
            for (var at = 0; at < Count; at++)
            {
                if (to.Length > left)
                    (left, leftAtRow) = (to.Length, at);
                longest = Math.Max(longest, at - leftAtRow);
                yield return Line(at, some);
                await Task.CompletedTask;
            }
            GC.Collect();
            (leftAtEnd, held) = (to.Length, some.Count(row => row.IsAlive));
        }
        var content = new ExportContent(["Number", "What", "Nothing"], Lines());
        await (
            format == "csv"
                ? CsvExport.WriteAsync(to, content, cancel)
                : XlsxExport.WriteAsync(to, "lines", content, cancel)
        );
        // Rows leave as they come, at the end nearly nothing is kept back, and no row that has left is held.
        Assert.InRange(longest, 1, Few);
        Assert.InRange(to.Length - leftAtEnd, 0, to.Length * Few / Count);
        Assert.Equal(Count / Sampled, some.Count);
        Assert.InRange(held, 0, Few / Sampled);
    }

    // Words that no compression makes small, so that what is kept back shows in what has left.
    private static object?[] Line(int at, List<WeakReference> some)
    {
        object?[] row = [at, Convert.ToHexString(SHA256.HashData(BitConverter.GetBytes(at))), null];
        if (at % Sampled == 0)
            some.Add(new(row));
        return row;
    }
}
