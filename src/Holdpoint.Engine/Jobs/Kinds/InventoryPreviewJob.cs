using Holdpoint.Core.Inventory;
using Holdpoint.Core.Inventory.Csv;
using Holdpoint.Engine.Inventory;
using Holdpoint.Engine.Storage;

namespace Holdpoint.Engine.Jobs.Kinds;

/// <summary>What an inventory would change, before it is taken in. Writes nothing but its own lists.</summary>
internal static class InventoryPreviewJob
{
    private const int FirstAssets = 20;

    public static async Task<JobEnd> RunAsync(JobRun run, CancellationToken cancel)
    {
        var asked = run.Asked<InventoryImportJob.Arguments>();
        run.Tell(new($"reading {asked.Origin}", 0, 0));
        var read = InventoryImportJob.Read(run, asked);
        run.Tell(new("comparing with what is known", 0, read.Assets.Count));
        var (delta, changes) = await run.Programme.CompareInventoryAsync(read.Assets, cancel);
        run.Tell(new("writing what would change", 0, 0));
        List<InventoryMove> moves =
        [
            .. delta.Changed.Select(one =>
                Move(InventoryMoveKind.Changed, one.Asset, changes.GetValueOrDefault(one.Id) ?? [])
            ),
            .. delta.Missing.Select(one => new InventoryMove(
                InventoryMoveKind.Gone,
                one.Site,
                one.Tag,
                [],
                []
            )),
            .. delta.Added.Select(one => Move(InventoryMoveKind.Added, one, [])),
        ];
        // What costs a row comes first, each kind in the order of the file.
        var said = read.Diagnostics.OrderByDescending(one => one.Severity).ToList();
        var preview = new InventoryPreview
        {
            Rows = read.Rows,
            RejectedRows = read.RejectedRows,
            Assets = read.Assets.Count,
            Components = delta.Components,
            Added = delta.Added.Count,
            Changed = delta.Changed.Count,
            Unchanged = delta.Unchanged,
            Gone = delta.Missing.Count,
            Sites = [.. delta.Sites],
            IsComplete = read.IsComplete,
            First = [.. read.Assets.Take(FirstAssets).Select(one => Move(InventoryMoveKind.Added, one, []))],
            Said = run.Files.KeepList(said),
            LeftOut = read.DiagnosticsLeftOut,
            Moves = run.Files.KeepList(moves),
        };
        return new(
            $"{read.Rows:N0} rows: {preview.Added:N0} new assets, {preview.Changed:N0} changed, {preview.Unchanged:N0} as they were, {preview.Gone:N0} not named; {read.RejectedRows:N0} rows rejected.",
            Result: Json.Write(preview)
        );
    }

    private static InventoryMove Move(
        InventoryMoveKind kind,
        Asset asset,
        IReadOnlyList<AssetChange> changes
    ) => new(kind, asset.Site, asset.Id, [.. asset.Components.Select(AssetDifference.Words)], changes);
}
