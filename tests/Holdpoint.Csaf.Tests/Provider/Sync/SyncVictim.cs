using System.Diagnostics;
using System.Globalization;
using Holdpoint.Csaf.Provider.Discovery;
using Holdpoint.Csaf.Provider.Sync;

namespace Holdpoint.Csaf.Tests.Provider.Sync;

/// <summary>A check that runs in a process of its own, to be killed in the middle.</summary>
public class SyncVictim
{
    private const string Orders = "HOLDPOINT_SYNC_VICTIM";

    /// <summary>Starts this very test program as the victim.</summary>
    internal static Process Start(SyncBench bench, string address)
    {
        var start = new ProcessStartInfo(
            "dotnet",
            [
                typeof(SyncVictim).Assembly.Location,
                "--progress",
                "off",
                "--filter-class",
                $"*{nameof(SyncVictim)}",
            ]
        )
        {
            UseShellExecute = false,
            RedirectStandardOutput = true,
            Environment =
            {
                [Orders] = $"{bench.StoreFolder}|{bench.Server.Port}|{bench.Server.Thumbprint}|{address}",
            },
        };
        return Process.Start(start)!;
    }

    [Fact]
    public async Task Runs_only_as_the_child_of_another_test()
    {
        var orders = Environment.GetEnvironmentVariable(Orders)?.Split('|');
        if (orders is null)
            return;
        using var handler = FaultyServer.Handler(
            int.Parse(orders[1], CultureInfo.InvariantCulture),
            orders[2]
        );
        await using var store = FileSyncStore.Open(orders[0]);
        await using var bench = new SyncBench();
        var sync = new SourceSync(bench.Options, TimeProvider.System, () => 0.5, handler);
        await sync.CheckAsync(
            SourceAddress.Parse(orders[3], out _)!,
            store,
            null,
            TestContext.Current.CancellationToken
        );
    }
}
