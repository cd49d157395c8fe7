using Holdpoint.Core.Inventory.Csv;
using Holdpoint.Engine.Inventory;

namespace Holdpoint.Engine.Jobs.Kinds;

/// <summary>An inventory taken in, all of it or nothing.</summary>
internal static class InventoryImportJob
{
    /// <summary>What it needs to know.</summary>
    /// <param name="File">The inventory among the jobs' files.</param>
    /// <param name="Origin">The file that a person named, for the evidence.</param>
    /// <param name="RemoveMissing">True to remove assets of the same sites that it does not name.</param>
    /// <param name="Site">The one site that it is for; null takes each row as it says.</param>
    /// <param name="Mapping">Which column is which; null where the headers are the inventory's own names.</param>
    public sealed record Arguments(
        string File,
        string Origin,
        bool RemoveMissing,
        string? Site = null,
        ColumnMapping? Mapping = null
    );

    public static async Task<JobEnd> RunAsync(JobRun run, CancellationToken cancel)
    {
        var asked = run.Asked<Arguments>();
        run.Tell(new($"reading {asked.Origin}", 0, 0));
        var read = Read(run, asked);
        run.Tell(new("taking in assets", 0, read.Assets.Count));
        return End(
            await run.Programme.ImportInventoryAsync(read.Assets, asked.Origin, asked.RemoveMissing, cancel)
        );
    }

    /// <summary>The file as it is to be read.</summary>
    public static InventoryReading Read(JobRun run, Arguments asked)
    {
        using var stream = File.OpenRead(run.Files.PathOf(asked.File));
        return InventoryCsv.Read(
            stream,
            new InventoryReadingRules { Site = asked.Site, Mapping = asked.Mapping }
        );
    }

    /// <summary>What an import came to.</summary>
    public static JobEnd End(InventoryImportResult result) =>
        new(
            $"{result.Added:N0} assets added, {result.Changed:N0} changed, {result.Unchanged:N0} unchanged, {result.Removed:N0} removed; {result.NotNamed:N0} not named and kept.",
            Result: Storage.Json.Write(result)
        );
}
