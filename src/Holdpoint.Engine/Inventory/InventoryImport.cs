using Holdpoint.Core.Inventory;
using Holdpoint.Engine.Evidence;
using Holdpoint.Engine.Jobs.Kinds;
using Holdpoint.Engine.Storage;
using Microsoft.EntityFrameworkCore;

namespace Holdpoint.Engine.Inventory;

/// <summary>What an import did.</summary>
public sealed record InventoryImportResult
{
    /// <summary>Assets that were not known before.</summary>
    public required int Added { get; init; }

    /// <summary>Assets of which something changed.</summary>
    public required int Changed { get; init; }

    /// <summary>Assets that were as they were.</summary>
    public required int Unchanged { get; init; }

    /// <summary>Assets of the same sites that the import does not name and that were removed because that was asked for.</summary>
    public required int Removed { get; init; }

    /// <summary>Assets of the same sites that the import does not name and that were kept.</summary>
    public required int NotNamed { get; init; }

    /// <summary>Components of the imported assets.</summary>
    public required int Components { get; init; }

    /// <summary>The sites, ordered.</summary>
    public required IReadOnlyList<string> Sites { get; init; }
}

/// <summary>Puts an inventory into the database, in one transaction: all of it, or nothing.</summary>
internal sealed class InventoryImport(Database database, TimeProvider clock, string actor)
{
    /// <summary>Imports assets; an equal second import changes nothing.</summary>
    /// <param name="assets">The assets.</param>
    /// <param name="origin">The file they come from, for the evidence.</param>
    /// <param name="removeMissing">True to remove the assets of the named sites that are not among them.</param>
    /// <param name="cancel">Stops; then nothing was imported.</param>
    public async Task<InventoryImportResult> RunAsync(
        IReadOnlyList<Asset> assets,
        string origin,
        bool removeMissing,
        CancellationToken cancel
    )
    {
        await using var context = database.Context();
        await using var writing = await Database.WriteAsync(context, cancel);
        var now = clock.GetUtcNow();
        var places = await Places.LoadAsync(context, writing, cancel);
        var configurations = ConfigurationTable.Load(writing);
        var known = await KnownAsync(context, cancel);
        using var write = new AssetWriter(writing, configurations, now);
        var (added, changed, unchanged, components) = (0, 0, 0, 0);
        var sites = new SortedSet<string>(StringComparer.Ordinal);
        var named = new HashSet<long>();
        foreach (var asset in assets)
        {
            cancel.ThrowIfCancellationRequested();
            sites.Add(asset.Site);
            components += asset.Components.Count;
            var site = places.Site(asset.Site);
            var digest = Digest.Of(asset);
            if (!known.TryGetValue((site, asset.Id), out var before))
            {
                write.Add(asset, site, places.Zone(site, asset.Zone), digest);
                added++;
                continue;
            }
            named.Add(before.Id);
            if (before.Digest == digest)
            {
                unchanged++;
                continue;
            }
            write.Change(before.Id, asset, places.Zone(site, asset.Zone), digest);
            changed++;
        }
        var siteIds = sites.Select(places.Site).ToHashSet();
        var missing = known
            .Where(pair => siteIds.Contains(pair.Key.Site) && !named.Contains(pair.Value.Id))
            .ToList();
        if (removeMissing)
            missing.ForEach(pair => write.Remove(pair.Value.Id));
        var result = new InventoryImportResult
        {
            Added = added,
            Changed = changed,
            Unchanged = unchanged,
            Removed = removeMissing ? missing.Count : 0,
            NotNamed = removeMissing ? 0 : missing.Count,
            Components = components,
            Sites = [.. sites],
        };
        configurations.RemoveUnused();
        EvidenceWriter.Add(writing, now, actor, "inventory.import", origin, result);
        writing.EndJob(now, InventoryImportJob.End(result));
        await writing.CommitAsync(cancel);
        return result;
    }

    private static async Task<Dictionary<(int Site, string Tag), (long Id, string Digest)>> KnownAsync(
        HoldpointContext context,
        CancellationToken cancel
    )
    {
        var known = new Dictionary<(int, string), (long, string)>();
        var rows = context.Assets.Select(row => new
        {
            row.Id,
            row.SiteId,
            row.Tag,
            row.Digest,
        });
        await foreach (var row in rows.AsAsyncEnumerable().WithCancellation(cancel))
            known[(row.SiteId, row.Tag)] = (row.Id, row.Digest);
        return known;
    }
}
