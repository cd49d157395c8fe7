using Holdpoint.Csaf.Provider.Discovery;
using Holdpoint.Csaf.Provider.Sync;

namespace Holdpoint.Csaf.Tests.Provider.Sync;

/// <summary>A server, a store and a clock for one test.</summary>
internal sealed class SyncBench : IAsyncDisposable
{
    private readonly string folder = Directory.CreateTempSubdirectory("hpsync").FullName;
    private HttpMessageHandler? handler;

    public FaultyServer Server { get; } = new();

    public ShiftedTime Time { get; } = new();

    public string StoreFolder => Path.Combine(folder, "store");

    public SyncOptions Options { get; set; } =
        new()
        {
            Http = new()
            {
                AttemptTimeout = TimeSpan.FromSeconds(5),
                Retries = 2,
                RetryDelay = TimeSpan.FromMilliseconds(5),
                LongestRetryDelay = TimeSpan.FromMilliseconds(50),
            },
        };

    public string NewFolder(string name) => Directory.CreateDirectory(Path.Combine(folder, name)).FullName;

    public Task<SyncSummary> CheckAsync(TestProvider provider) => CheckAsync(provider.Metadata);

    public async Task<SyncSummary> CheckAsync(string address)
    {
        await using var store = FileSyncStore.Open(StoreFolder);
        return await CheckAsync(address, store);
    }

    public async Task<SyncSummary> CheckAsync(string address, ISyncStore store)
    {
        handler ??= Server.Handler();
        var sync = new SourceSync(Options, Time, () => 0.5, handler);
        var source = SourceAddress.Parse(address, out var why);
        Assert.True(source is not null, why);
        return await sync.CheckAsync(source, store, null, TestContext.Current.CancellationToken);
    }

    public async Task<SyncSummary> CheckAsync(SourceAddress source)
    {
        handler ??= Server.Handler();
        await using var store = FileSyncStore.Open(StoreFolder);
        var sync = new SourceSync(Options, Time, () => 0.5, handler);
        return await sync.CheckAsync(source, store, null, TestContext.Current.CancellationToken);
    }

    public async Task<SyncState> StateAsync()
    {
        await using var store = FileSyncStore.Open(StoreFolder);
        return await store.LoadAsync(TestContext.Current.CancellationToken);
    }

    /// <summary>The documents in force by file name; every one is what the state says.</summary>
    public async Task<Dictionary<string, byte[]>> InForceAsync()
    {
        await using var store = FileSyncStore.Open(StoreFolder);
        var state = await store.LoadAsync(TestContext.Current.CancellationToken);
        var found = new Dictionary<string, byte[]>();
        foreach (var record in state.Documents.Where(d => d.Accepted is not null))
        {
            var bytes = await store.ReadAsync(record, TestContext.Current.CancellationToken);
            Assert.True(bytes is not null, $"{record.Key} is in force, yet its bytes are not there.");
            found[record.Key] = bytes;
        }
        return found;
    }

    public async ValueTask DisposeAsync()
    {
        handler?.Dispose();
        await Server.DisposeAsync();
        Directory.Delete(folder, recursive: true);
    }
}
