using Holdpoint.Core.Inventory.Csv;
using Holdpoint.Core.Monitoring;
using Holdpoint.Engine.Inventory;

namespace Holdpoint.Engine;

/// <summary>The plant that comes with the program, to look around in.</summary>
public static class SamplePlant
{
    /// <summary>Where it lies beside the program.</summary>
    public static string Folder { get; } = Path.Combine(AppContext.BaseDirectory, "samples");

    /// <summary>Its inventory.</summary>
    public static string Inventory { get; } = Path.Combine(Folder, "waterworks.csv");

    /// <summary>Whether it came with this program.</summary>
    public static bool IsThere => File.Exists(Inventory);

    /// <summary>Takes its inventory in and adds its sources; those that are there already stay as they are.</summary>
    public static async Task<InventoryImportResult> LoadAsync(
        Programme programme,
        DateTimeOffset now,
        CancellationToken cancel
    )
    {
        ArgumentNullException.ThrowIfNull(programme);
        InventoryReading read;
        await using (var stream = File.OpenRead(Inventory))
            read = InventoryCsv.Read(stream);
        var imported = await programme.ImportInventoryAsync(read.Assets, Inventory, false, cancel);
        foreach (var (id, kind, name, path) in Sources())
        {
            await programme.AddSourceAsync(
                new()
                {
                    Id = id,
                    Name = name,
                    Kind = kind,
                    Address = path,
                    AddedAt = now,
                    Note = "Part of the sample plant",
                },
                cancel
            );
        }
        return imported;
    }

    private static IEnumerable<(string Id, SourceKind Kind, string Name, string Path)> Sources()
    {
        var vulnerabilities = Path.Combine(Folder, "vulnerabilities");
        yield return (
            "sample-advisories",
            SourceKind.CsafDirectory,
            "Sample advisories",
            Path.Combine(Folder, "advisories")
        );
        if (!Directory.Exists(vulnerabilities))
            yield break;
        yield return (
            "sample-kev",
            SourceKind.KevCatalogue,
            "Excerpt of CISA KEV",
            Path.Combine(vulnerabilities, "known_exploited_vulnerabilities.json")
        );
        foreach (
            var epss in Directory
                .EnumerateFiles(vulnerabilities, "epss_scores-*.csv")
                .Order(StringComparer.Ordinal)
        )
            yield return ("sample-epss", SourceKind.EpssScores, "Excerpt of FIRST EPSS", epss);
        yield return (
            "sample-cve",
            SourceKind.CveRecords,
            "CVE records",
            Path.Combine(vulnerabilities, "cve")
        );
    }
}
