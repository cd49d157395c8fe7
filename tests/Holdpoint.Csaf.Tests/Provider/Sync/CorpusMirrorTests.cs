using System.Security.Cryptography;
using System.Text;
using Holdpoint.Csaf.Provider.Sync;
using Holdpoint.Tests;

namespace Holdpoint.Csaf.Tests.Provider.Sync;

/// <summary>
/// The 2,379 real ICS advisories behind a loopback HTTPS server, with their real hash files, index and change list, a
/// provider-metadata.json and signatures by a test key over every one of them.
/// </summary>
public sealed class CorpusMirrorTests : IAsyncDisposable
{
    private const string Base = "provider.test/csaf/";
    private readonly SyncBench bench = new();
    private readonly TestKey key = new();
    private readonly Dictionary<string, byte[]> originals = [];

    [Fact]
    public async Task Faults_and_a_kill_lose_nothing_and_let_nothing_bad_in()
    {
        var address = Publish();
        var bad = SpoilSome();

        // A first check dies in the middle, as a power cut or kill -9 has it.
        using (var victim = SyncVictim.Start(bench, address))
        {
            while (bench.Server.Requests < 3000)
            {
                Assert.False(victim.HasExited, "The victim ended before it could be killed.");
                await Task.Delay(10, TestContext.Current.CancellationToken);
            }
            victim.Kill();
            await victim.WaitForExitAsync(TestContext.Current.CancellationToken);
        }
        var rescued = await bench.InForceAsync();
        Assert.InRange(rescued.Count, 200, 1500);
        AssertAllGood(rescued, bad);

        // The next one takes up where the first was stopped: no document that is in force is fetched again.
        bench.Server.ResetCounts();
        bench.Options = bench.Options with { RetryHeld = true };
        var second = await bench.CheckAsync(address);
        Assert.Empty(
            rescued
                .Keys.Where(name =>
                    bench.Server.Asked.Any(p => p.EndsWith("/" + name, StringComparison.Ordinal))
                )
                .Take(5)
        );
        Assert.Equal(SyncOutcome.CompleteWithHolds, second.Outcome);
        Assert.Equal(originals.Count - bad.Count, second.New + second.Unchanged);
        AssertAllGood(await bench.InForceAsync(), bad);
        var held = second
            .Documents.Where(c => c.Kind == ChangeKind.Held)
            .ToDictionary(c => c.Record.Name, c => c.Record.Hold!.Reason);
        Assert.Equal(bad.OrderBy(b => b.Key), held.OrderBy(h => h.Key));

        // The faults pass; the holds come due.
        bench.Server.Faults = (_, _) => Fault.None;
        foreach (
            var path in bench
                .Server.Files.Keys.Where(p => p.EndsWith(".json.asc", StringComparison.Ordinal))
                .Where(p => bad.ContainsKey(p[(p.LastIndexOf('/') + 1)..^4]))
        )
            bench.Server.Files[path] = key.Sign(bench.Server.Files[path[..^4]]);
        bench.Time.Shift = TimeSpan.FromDays(2);
        bench.Options = bench.Options with { RetryHeld = false };
        var third = await bench.CheckAsync(address);
        Assert.Equal(
            (SyncOutcome.Complete, bad.Count, originals.Count - bad.Count),
            (third.Outcome, third.New, third.Unchanged)
        );
        Assert.Empty(third.Problems);
        var all = await bench.InForceAsync();
        Assert.Equal(2379, all.Count);
        AssertAllGood(all, []);

        TestContext.Current.TestOutputHelper!.WriteLine(
            $"second check: {(second.FinishedAt - second.StartedAt).TotalSeconds:0.0} s, {second.Requests} requests, {second.Bytes / 1e6:0.0} MB, {second.New} new"
        );

        // And a check with no news transfers nothing but the word that the index is the same.
        bench.Server.ResetCounts();
        var fourth = await bench.CheckAsync(address);
        Assert.Equal((SyncOutcome.Complete, 2379), (fourth.Outcome, fourth.Unchanged));
        Assert.Equal((4, 4, 0L), (bench.Server.Requests, bench.Server.NotModified, bench.Server.BodyBytes));
    }

    public ValueTask DisposeAsync() => bench.DisposeAsync();

    private string Publish()
    {
        var root = SharedData.Path("corpus", "cisa-ot");
        foreach (var file in Directory.EnumerateFiles(root, "*", SearchOption.AllDirectories))
        {
            var path = Path.GetRelativePath(root, file).Replace('\\', '/');
            if (!path.EndsWith(".asc", StringComparison.Ordinal))
                bench.Server.Files[Base + path] = File.ReadAllBytes(file);
        }
        foreach (
            var line in Encoding
                .UTF8.GetString(bench.Server.Files[Base + "index.txt"])
                .Split('\n', StringSplitOptions.RemoveEmptyEntries)
        )
            originals[line[(line.LastIndexOf('/') + 1)..].Trim()] = bench.Server.Files[Base + line.Trim()];
        Parallel.ForEach(
            bench
                .Server.Files.Keys.Where(p =>
                    p.StartsWith(Base + "20", StringComparison.Ordinal)
                    && p.EndsWith(".json", StringComparison.Ordinal)
                )
                .ToList(),
            path => bench.Server.Files[path + ".asc"] = key.Sign(bench.Server.Files[path])
        );
        // Metadata and key as any provider has them.
        foreach (
            var (path, bytes) in new TestProvider { Key = key }
                .Files()
                .Where(f => !f.Key.StartsWith("csaf/", StringComparison.Ordinal))
        )
            bench.Server.Files[$"provider.test/{path}"] = bytes;
        return new TestProvider { Key = key }.Metadata;
    }

    // One in a hundred each: flipped bytes, dropped connections, missing documents, and signatures by a key nobody knows.
    private Dictionary<string, HoldReason> SpoilSome()
    {
        var stranger = new TestKey("stranger");
        var bad = new Dictionary<string, HoldReason>();
        foreach (
            var path in bench
                .Server.Files.Keys.Where(p => p.EndsWith(".json.asc", StringComparison.Ordinal))
                .ToList()
        )
        {
            var name = path[(path.LastIndexOf('/') + 1)..^4];
            var bucket = BitConverter.ToUInt16(SHA256.HashData(Encoding.UTF8.GetBytes(name))) % 100;
            HoldReason? reason = bucket switch
            {
                0 => HoldReason.HashMismatch,
                1 => HoldReason.Unreachable,
                2 => HoldReason.NotFound,
                3 => HoldReason.KeyChanged,
                _ => null,
            };
            if (reason is not { } told)
                continue;
            bad[name] = told;
            if (told == HoldReason.KeyChanged)
                bench.Server.Files[path] = stranger.Sign(bench.Server.Files[path[..^4]]);
        }
        bench.Server.Faults = (path, _) =>
            path.EndsWith(".json", StringComparison.Ordinal)
            && bad.TryGetValue(path[(path.LastIndexOf('/') + 1)..], out var reason)
                ? reason switch
                {
                    HoldReason.HashMismatch => Fault.Flip,
                    HoldReason.Unreachable => Fault.Drop,
                    HoldReason.NotFound => Fault.Status(404),
                    _ => Fault.None,
                }
                : Fault.None;
        return bad;
    }

    private void AssertAllGood(Dictionary<string, byte[]> inForce, Dictionary<string, HoldReason> bad)
    {
        foreach (var (name, bytes) in inForce)
        {
            Assert.True(bytes.AsSpan().SequenceEqual(originals[name]), $"{name} is not what was published.");
            Assert.False(bad.ContainsKey(name), $"{name} was spoilt and yet accepted.");
        }
    }
}
