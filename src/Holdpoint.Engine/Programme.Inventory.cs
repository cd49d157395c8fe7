using Holdpoint.Core.Inventory;
using Holdpoint.Engine.Inventory;

namespace Holdpoint.Engine;

/// <summary>The inventory: imports in steps.</summary>
public sealed partial class Programme
{
    /// <summary>An import in steps.</summary>
    public InventoryDesk Inventory => new(_database, _inputs.Storage.DataDirectory, Jobs);

    /// <summary>What an inventory says otherwise than the database, with what is different of each asset that changed.</summary>
    internal async Task<(
        InventoryDelta Delta,
        Dictionary<long, IReadOnlyList<AssetChange>> Changes
    )> CompareInventoryAsync(IReadOnlyList<Asset> assets, CancellationToken cancel)
    {
        await using var context = _database.Context();
        var delta = await InventoryDelta.OfAsync(context, assets, cancel);
        return (delta, await delta.ChangesAsync(context, cancel));
    }
}
