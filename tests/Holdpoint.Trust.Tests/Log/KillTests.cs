using System.Diagnostics;
using System.Globalization;
using Holdpoint.Trust.Log;

namespace Holdpoint.Trust.Tests.Log;

/// <summary>A log whose writer is killed at any moment: nothing that was promised is lost, nothing is half.</summary>
public sealed class KillTests : IDisposable
{
    private const int KillsInTheTestRun = 12;

    private static readonly int Kills =
        int.TryParse(Environment.GetEnvironmentVariable("HOLDPOINT_KILLS"), out var told) && told > 0
            ? told
            : KillsInTheTestRun;

    private readonly DirectoryInfo _folder = Directory.CreateTempSubdirectory("holdpoint-kill-");

    public void Dispose() => _folder.Delete(recursive: true);

    [Fact]
    public void A_killed_writer_loses_nothing_that_it_promised()
    {
        var chance = new Random();
        for (var kill = 0; kill < Kills; kill++)
        {
            var enough = KillVictim.Promised(_folder.FullName) + chance.Next(1, 600);
            using (var victim = KillVictim.Start(_folder.FullName))
            {
                var waited = Stopwatch.StartNew();
                while (KillVictim.Promised(_folder.FullName) < enough && !victim.HasExited)
                {
                    Assert.True(waited.Elapsed < TimeSpan.FromMinutes(1), "The victim does not get on.");
                    Thread.Sleep(1);
                }
                Thread.SpinWait(chance.Next(1_000_000));
                victim.Kill();
                victim.WaitForExit();
            }
            var promised = KillVictim.Promised(_folder.FullName);
            var log = new AppendLog(new DirectoryLogStorage(KillVictim.LogOf(_folder.FullName)));
            log.Refresh();
            Assert.InRange(log.Size, promised, promised + KillVictim.LargestBatch);
            var index = 0L;
            foreach (var entry in log.Entries(0))
                Assert.True(
                    entry.AsSpan().SequenceEqual(Given.Entry(index++)),
                    $"Entry {index - 1} differs."
                );
            using (log.Lock())
                Given.Publish(log, KillVictim.Signer);
            Assert.Empty(
                LogAudit.Run(new DirectoryLogStorage(KillVictim.LogOf(_folder.FullName)), []).Problems
            );
        }
        TestContext.Current.TestOutputHelper?.WriteLine(
            string.Create(
                CultureInfo.InvariantCulture,
                $"{Kills} kills, {KillVictim.Promised(_folder.FullName)} entries"
            )
        );
    }
}
