using Holdpoint.Core.Inventory;
using Holdpoint.Engine.Inventory;
using Holdpoint.Engine.Jobs;
using Holdpoint.Engine.Storage;
using Microsoft.EntityFrameworkCore;

namespace Holdpoint.Engine;

/// <summary>The inventory: imports in steps.</summary>
public sealed partial class Programme
{
    /// <summary>An import in steps.</summary>
    public InventoryDesk Inventory => new(_database, _inputs.Storage.DataDirectory, Jobs);

    /// <summary>The word that a job looks at or looked at; null where the job is none of that kind.</summary>
    public async Task<IdentityWord?> WordLookedAtAsync(long job, CancellationToken cancel)
    {
        await using var context = _database.Context();
        return
            await context
                .Jobs.AsNoTracking()
                .Where(row => row.Id == job && row.Kind == JobKinds.WordPreview)
                .Select(row => row.Arguments)
                .FirstOrDefaultAsync(cancel)
                is { } arguments
            ? Json.Read<IdentityWord>(arguments)
            : null;
    }

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
