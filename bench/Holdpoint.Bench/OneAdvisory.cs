using System.Diagnostics;
using System.Globalization;
using Holdpoint.Core.Evaluation.Applicability;
using Holdpoint.Core.Inventory;
using Holdpoint.Core.Inventory.Csv;
using Holdpoint.Csaf.Reading;

namespace Holdpoint.Bench;

/// <summary>
/// How long one new advisory takes against an indexed fleet: every document of a folder in turn, read from its bytes and held
/// against the index, up to the assets that have a finding. The fleet is indexed once, before.
/// </summary>
internal static class OneAdvisory
{
    private const int WarmUp = 200;
    private static readonly string[] Columns = ["p50", "p95", "p99", "max"];

    /// <summary>Measures.</summary>
    /// <param name="inventory">The fleet's CSV.</param>
    /// <param name="advisories">The folder.</param>
    public static void Run(string inventory, string advisories)
    {
        var (index, assets, count) = Index(inventory);
        GC.Collect();
        Console.WriteLine(
            string.Create(
                CultureInfo.InvariantCulture,
                $"{count} assets, {index.Count} configurations, {GC.GetTotalMemory(true) >> 20} MB held by the index and its assets"
            )
        );
        var documents = Directory
            .EnumerateFiles(advisories, "*.json", SearchOption.AllDirectories)
            .Order(StringComparer.Ordinal)
            .Select(file => (File: file, Bytes: File.ReadAllBytes(file)))
            .Where(one => one.Bytes.AsSpan().IndexOf("\"csaf_version\""u8) >= 0)
            .ToList();
        // The ten thousandth advisory of a running program is meant, not the first: the code is compiled before.
        foreach (
            var (_, bytes) in documents.Where((_, at) => at % Math.Max(1, documents.Count / WarmUp) == 0)
        )
            Hold(bytes, index, assets);
        var runs = documents.ConvertAll(one => (one.File, Time: Hold(one.Bytes, index, assets)));
        Console.WriteLine(
            $"{runs.Count} advisories, one at a time; limit 20 ms      {string.Join("      ", Columns)}"
        );
        Print("held against the index (ms)", [.. runs.Select(run => run.Time.Matching)]);
        Print("read from bytes and held (ms)", [.. runs.Select(run => run.Time.Matching + run.Time.Reading)]);
        foreach (var (file, time) in runs.OrderByDescending(run => run.Time.Matching).Take(5))
            Console.WriteLine(
                string.Create(
                    CultureInfo.InvariantCulture,
                    $"    {Path.GetFileName(file)}: {time.Matching.TotalMilliseconds:F1} ms, {time.Configurations} configurations, {time.Assets} assets"
                )
            );
    }

    private static (ConfigurationIndex Index, Dictionary<Configuration, int[]> Assets, int Count) Index(
        string inventory
    )
    {
        var byConfiguration = new Dictionary<Configuration, List<int>>();
        using var file = File.OpenRead(inventory);
        var assets = InventoryCsv.Read(file).Assets;
        for (var at = 0; at < assets.Count; at++)
        {
            foreach (var component in assets[at].Components)
            {
                var configuration = Configuration.Of(component);
                if (!byConfiguration.TryGetValue(configuration, out var places))
                    byConfiguration[configuration] = places = [];
                places.Add(at);
            }
        }
        return (
            new(Matcher.Shipped, byConfiguration.Keys),
            byConfiguration.ToDictionary(pair => pair.Key, pair => pair.Value.ToArray()),
            assets.Count
        );
    }

    private static Timing Hold(
        byte[] bytes,
        ConfigurationIndex index,
        Dictionary<Configuration, int[]> assets
    )
    {
        var start = Stopwatch.GetTimestamp();
        if (CsafReader.Read(bytes).Document is not { } document)
            return new(TimeSpan.Zero, TimeSpan.Zero, 0, 0);
        var statements = StatementReader.Shipped.Read(document);
        var read = Stopwatch.GetTimestamp();
        var found = index.Match(statements);
        var touched = new HashSet<int>();
        foreach (var (configuration, _) in found)
            touched.UnionWith(assets[configuration]);
        return new(
            Stopwatch.GetElapsedTime(start, read),
            Stopwatch.GetElapsedTime(read),
            found.Count,
            touched.Count
        );
    }

    private static void Print(string what, List<TimeSpan> times)
    {
        times.Sort();
        string At(double share) =>
            times[Math.Min(times.Count - 1, (int)(share * times.Count))]
                .TotalMilliseconds.ToString("F2", CultureInfo.InvariantCulture)
                .PadLeft(9);
        Console.WriteLine($"    {what, -36}{At(0.5)}{At(0.95)}{At(0.99)}{At(1)}");
    }

    private sealed record Timing(TimeSpan Reading, TimeSpan Matching, int Configurations, int Assets);
}
