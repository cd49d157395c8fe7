using Holdpoint.Core.Inventory;
using Holdpoint.Engine.Inventory;

namespace Holdpoint.Engine.Tests.Storage;

public sealed class InventoryImportTests : IDisposable
{
    private const string Csv =
        "site,zone,asset,name,vendor,product,order_number,serial_number,version,attributes,ip,criticality\n"
        + "North,Z1,A1,One,Siemens,CPU,6ES7 1,S1,V1,fs=9;exposure=open,192.0.2.1,high\n"
        + "North,Z1,A1,Two,Siemens,CP,6GK7 1,,V3,,,\n"
        + "South,,A1,Other,Moxa,MGate,,,,,,\n";

    private readonly DataDirectory _directory = new();

    private static CancellationToken Cancel => TestContext.Current.CancellationToken;

    public void Dispose() => _directory.Dispose();

    [Fact]
    public async Task What_is_imported_is_read_back()
    {
        var programme = await _directory.OpenAsync();
        var assets = DataDirectory.Inventory(Csv);
        var result = await programme.ImportInventoryAsync(assets, "a.csv", false, Cancel);
        Assert.Equal((2, 0, 0, 3), (result.Added, result.Changed, result.Unchanged, result.Components));
        var read = await ReadAsync(programme);
        Assert.Equal(assets.Count, read.Count);
        foreach (var (expected, actual) in assets.Zip(read))
        {
            Assert.Equal(expected.Components, actual.Components);
            Assert.Equal(expected with { Components = [] }, actual with { Components = [] });
        }
    }

    [Fact]
    public async Task A_second_identical_import_changes_nothing()
    {
        var programme = await _directory.OpenAsync();
        var assets = DataDirectory.Inventory(Csv);
        await programme.ImportInventoryAsync(assets, "a.csv", false, Cancel);
        var result = await programme.ImportInventoryAsync(assets, "a.csv", false, Cancel);
        Assert.Equal((0, 0, 2), (result.Added, result.Changed, result.Unchanged));
    }

    [Fact]
    public async Task Changes_are_taken_over_and_missing_assets_are_kept_unless_asked()
    {
        var programme = await _directory.OpenAsync();
        await programme.ImportInventoryAsync(DataDirectory.Inventory(Csv), "a.csv", false, Cancel);
        var newer = DataDirectory.Inventory("site,asset,product,version\nNorth,A2,X,1\n");
        var kept = await programme.ImportInventoryAsync(newer, "b.csv", false, Cancel);
        Assert.Equal((1, 0, 1), (kept.Added, kept.Removed, kept.NotNamed));
        var removed = await programme.ImportInventoryAsync(newer, "b.csv", true, Cancel);
        Assert.Equal((0, 1), (removed.Added, removed.Removed));
        Assert.Equal(["North/A2", "South/A1"], (await ReadAsync(programme)).Select(a => $"{a.Site}/{a.Id}"));
    }

    [Fact]
    public async Task Two_imports_at_once_wait_for_each_other_and_both_hold()
    {
        var one = await _directory.OpenAsync();
        var other = await _directory.OpenAsync();
        var many = string.Concat(Enumerable.Range(0, 500).Select(i => $"B{i},P,1\n"));
        var more = string.Concat(Enumerable.Range(0, 500).Select(i => $"C{i},P,1\n"));
        await Task.WhenAll(
            one.ImportInventoryAsync(
                DataDirectory.Inventory("asset,product,version\n" + many),
                "b",
                false,
                Cancel
            ),
            other.ImportInventoryAsync(
                DataDirectory.Inventory("asset,product,version\n" + more),
                "c",
                false,
                Cancel
            )
        );
        Assert.Equal(1000, (await ReadAsync(one)).Count);
    }

    [Fact]
    public async Task A_cancelled_import_leaves_nothing()
    {
        var programme = await _directory.OpenAsync();
        using var stop = new CancellationTokenSource();
        var assets = new StoppingList(DataDirectory.Inventory(Csv), 1, stop.Cancel);
        await Assert.ThrowsAnyAsync<OperationCanceledException>(() =>
            programme.ImportInventoryAsync(assets, "a.csv", false, stop.Token)
        );
        Assert.Empty(await ReadAsync(programme));
    }

    private static async Task<List<Asset>> ReadAsync(Programme programme)
    {
        var read = new List<Asset>();
        await foreach (var asset in programme.AssetsAsync(new AssetFilter(), Cancel))
            read.Add(asset);
        return read;
    }

    private sealed class StoppingList(IReadOnlyList<Asset> assets, int after, Action stop)
        : IReadOnlyList<Asset>
    {
        public Asset this[int index] => assets[index];

        public int Count => assets.Count;

        public IEnumerator<Asset> GetEnumerator()
        {
            for (var at = 0; at < assets.Count; at++)
            {
                if (at == after)
                    stop();
                yield return assets[at];
            }
        }

        System.Collections.IEnumerator System.Collections.IEnumerable.GetEnumerator() => GetEnumerator();
    }
}
