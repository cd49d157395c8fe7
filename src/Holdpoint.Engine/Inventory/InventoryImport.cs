using Holdpoint.Core.Evidence;
using Holdpoint.Core.Inventory;
using Holdpoint.Engine.Evidence;
using Holdpoint.Engine.Jobs.Kinds;
using Holdpoint.Engine.Storage;

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
        var delta = await InventoryDelta.OfAsync(context, assets, cancel);
        var changes = await delta.ChangesAsync(context, cancel);
        using var write = new AssetWriter(writing, configurations, now);
        foreach (var site in delta.Sites)
            places.Site(site);
        foreach (var asset in delta.Added)
        {
            var site = places.Site(asset.Site);
            write.Add(asset, site, places.Zone(site, asset.Zone), Digest.Of(asset));
        }
        foreach (var (id, asset) in delta.Changed)
            write.Change(id, asset, places.Zone(places.Site(asset.Site), asset.Zone), Digest.Of(asset));
        if (removeMissing)
            delta.Missing.ForEach(one => write.Remove(one.Id));
        var result = new InventoryImportResult
        {
            Added = delta.Added.Count,
            Changed = delta.Changed.Count,
            Unchanged = delta.Unchanged,
            Removed = removeMissing ? delta.Missing.Count : 0,
            NotNamed = removeMissing ? 0 : delta.Missing.Count,
            Components = delta.Components,
            Sites = [.. delta.Sites],
        };
        configurations.RemoveUnused();
        EvidenceWriter.Add(writing, now, actor, "inventory.import", origin, result);
        EvidenceWriter.AddMany(writing, [.. Events(delta, changes, origin, removeMissing, now)]);
        writing.EndJob(now, InventoryImportJob.End(result));
        await writing.CommitAsync(cancel);
        return result;
    }

    // What is new says so by the date of its row; what changed says what.
    private IEnumerable<EvidenceEvent> Events(
        InventoryDelta delta,
        Dictionary<long, IReadOnlyList<AssetChange>> changes,
        string origin,
        bool removeMissing,
        DateTimeOffset now
    )
    {
        foreach (var (id, asset) in delta.Changed)
            yield return EvidenceWriter.Event(
                now,
                actor,
                AssetEvents.Changed,
                AssetEvents.Subject(asset.Site, asset.Id),
                new AssetChanged(origin, changes.GetValueOrDefault(id) ?? [])
            );
        foreach (var (_, site, tag) in removeMissing ? delta.Missing : [])
            yield return EvidenceWriter.Event(
                now,
                actor,
                AssetEvents.Removed,
                AssetEvents.Subject(site, tag),
                new AssetChanged(origin, [])
            );
    }
}
