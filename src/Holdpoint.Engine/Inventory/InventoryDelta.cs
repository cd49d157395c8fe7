using Holdpoint.Core.Inventory;
using Holdpoint.Engine.Storage;
using Microsoft.EntityFrameworkCore;

namespace Holdpoint.Engine.Inventory;

/// <summary>What an inventory says otherwise than the database: the same for the import and for a look at it beforehand.</summary>
internal sealed class InventoryDelta
{
    private InventoryDelta() { }

    /// <summary>Assets that are not known.</summary>
    public List<Asset> Added { get; } = [];

    /// <summary>Assets of which something is different, with their row ids.</summary>
    public List<(long Id, Asset Asset)> Changed { get; } = [];

    /// <summary>Assets of the same sites that it does not name.</summary>
    public List<(long Id, string Site, string Tag)> Missing { get; } = [];

    /// <summary>Assets that are as they were.</summary>
    public int Unchanged { get; private set; }

    /// <summary>Components of all its assets.</summary>
    public int Components { get; private set; }

    /// <summary>The sites that it names, ordered.</summary>
    public SortedSet<string> Sites { get; } = new(StringComparer.Ordinal);

    /// <summary>Holds an inventory against the database.</summary>
    public static async Task<InventoryDelta> OfAsync(
        HoldpointContext context,
        IReadOnlyList<Asset> assets,
        CancellationToken cancel
    )
    {
        var delta = new InventoryDelta();
        var known = await KnownAsync(context, cancel);
        foreach (var asset in assets)
        {
            cancel.ThrowIfCancellationRequested();
            delta.Sites.Add(asset.Site);
            delta.Components += asset.Components.Count;
            if (!known.Remove((asset.Site, asset.Id), out var before))
                delta.Added.Add(asset);
            else if (before.Digest == Digest.Of(asset))
                delta.Unchanged++;
            else
                delta.Changed.Add((before.Id, asset));
        }
        delta.Missing.AddRange(
            known
                .Where(pair => delta.Sites.Contains(pair.Key.Site))
                .Select(pair => (pair.Value.Id, pair.Key.Site, pair.Key.Tag))
        );
        return delta;
    }

    /// <summary>What is different of each asset that changed, by row id.</summary>
    public async Task<Dictionary<long, IReadOnlyList<AssetChange>>> ChangesAsync(
        HoldpointContext context,
        CancellationToken cancel
    )
    {
        var after = Changed.ToDictionary(one => one.Id, one => one.Asset);
        var changes = new Dictionary<long, IReadOnlyList<AssetChange>>();
        await foreach (var (id, before) in AssetStore.OfAsync(context, after.Keys, cancel))
            changes[id] = AssetDifference.Of(before, after[id]);
        return changes;
    }

    private static async Task<Dictionary<(string Site, string Tag), (long Id, string Digest)>> KnownAsync(
        HoldpointContext context,
        CancellationToken cancel
    )
    {
        var known = new Dictionary<(string, string), (long, string)>();
        var sites = await context.Sites.ToDictionaryAsync(row => row.Id, row => row.Name, cancel);
        var rows = context.Assets.Select(row => new
        {
            row.Id,
            row.SiteId,
            row.Tag,
            row.Digest,
        });
        await foreach (var row in rows.AsAsyncEnumerable().WithCancellation(cancel))
            known[(sites[row.SiteId], row.Tag)] = (row.Id, row.Digest);
        return known;
    }
}
