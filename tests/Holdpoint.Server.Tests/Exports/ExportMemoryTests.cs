using Holdpoint.Server.Exports;

namespace Holdpoint.Server.Tests.Exports;

/// <summary>Measures the whole process, so nothing else may run in it meanwhile.</summary>
[CollectionDefinition(nameof(ExportMemoryTests), DisableParallelization = true)]
[Collection(nameof(ExportMemoryTests))]
public class ExportMemoryTests
{
    private static CancellationToken Cancel => TestContext.Current.CancellationToken;

    [Theory]
    [InlineData("csv")]
    [InlineData("xlsx")]
    public async Task A_hundred_thousand_rows_take_no_more_memory_than_a_few(string format)
    {
        // What is held while rows are written, without what the collector has not fetched yet.
        long most = 0;
        async IAsyncEnumerable<object?[]> Lines()
        {
            for (var at = 0; at < 100_000; at++)
            {
                if (at % 20_000 == 10_000)
                    most = Math.Max(most, GC.GetTotalMemory(forceFullCollection: true));
                yield return [$"PC-{at}", "Update the firmware of the controllers to 4.1 or later", at, null];
                await Task.CompletedTask;
            }
        }
        var content = new ExportContent(["Case", "What", "Number", "Nothing"], Lines());
        var before = GC.GetTotalMemory(forceFullCollection: true);
        await (
            format == "csv"
                ? CsvExport.WriteAsync(Stream.Null, content, Cancel)
                : XlsxExport.WriteAsync(Stream.Null, "lines", content, Cancel)
        );
        Assert.InRange(most - before, long.MinValue, 8_000_000);
    }
}
