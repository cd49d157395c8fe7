using System.Diagnostics;
using System.Globalization;

namespace Holdpoint.Cli.Tests.Deployment.Deliverables;

/// <summary>
/// Making and importing a deliverable is killed at random moments, as by a power cut: nothing looks whole that is not,
/// nothing is lost, and the next run ends as if nothing had happened. HOLDPOINT_KILLS says how often; a few times usually.
/// </summary>
public sealed class RoadKillTests(ITestOutputHelper output) : IDisposable
{
    private const int Usually = 3;
    private const int Seed = 20_261_123;
    private const string Keys = "--key approver.key --key export.key --key desk.key --passphrase-file word";
    private const string Build = $"deliverable build --site Waterworks_North --out out {Keys}";

    private static readonly int Kills =
        int.TryParse(
            Environment.GetEnvironmentVariable("HOLDPOINT_KILLS"),
            NumberStyles.None,
            CultureInfo.InvariantCulture,
            out var told
        )
        && told > 0
            ? told
            : Usually;

    private readonly Headquarters _hq = Headquarters.WithReleasedFile();
    private readonly Random _chance = new(Seed);

    public void Dispose() => _hq.Dispose();

    [Fact]
    public void Making_a_deliverable_that_is_killed_leaves_none_that_is_accepted_or_a_whole_one()
    {
        _hq.Release("large.bin", 40_000_000);
        var calm = Stopwatch.StartNew();
        _hq.Run(0, Build);
        var longest = calm.Elapsed;
        var (killed, whole) = (0, 0);
        for (var at = 0; at < Kills; at++)
        {
            killed += Kill(Build, longest) ? 1 : 0;
            foreach (var folder in Directory.EnumerateDirectories(_hq.At("out")))
            {
                if (folder.EndsWith(".unfinished", StringComparison.Ordinal))
                    _hq.Run(1, Verify(folder));
                else
                {
                    _hq.Run(0, Verify(folder));
                    Directory.Delete(folder, recursive: true);
                    whole++;
                }
            }
        }
        output.WriteLine($"{killed} of {Kills} runs were killed; {whole} deliverables were whole");
        var made = _hq.Json(0, Build);
        _hq.Run(0, Verify(made.GetProperty("media")[0].GetProperty("path").GetString()!));
        Assert.DoesNotContain(
            Directory.EnumerateDirectories(_hq.At("out")),
            folder => folder.EndsWith(".unfinished", StringComparison.Ordinal)
        );
        _hq.Run(0, "log verify");
    }

    [Fact]
    public void An_import_that_is_killed_counts_wholly_or_not_at_all_and_goes_on()
    {
        _hq.Keys("site");
        _hq.Run(0, "deliverable init --site Waterworks_North --receipt-key site.key.pub");
        var sha256 = _hq.Release("large.bin", 40_000_000);
        var medium = _hq.Json(0, Build).GetProperty("media")[0].GetProperty("path").GetString()!;
        var import =
            $"deliverable import {medium} --kit north.kit --fingerprint {Headquarters.Digest(_hq.At("north.kit"))} "
            + "--key site.key --passphrase-file word --by Nora --data plant --out back";
        var calm = Stopwatch.StartNew();
        _hq.Run(0, import.Replace("plant", "calm", StringComparison.Ordinal));
        var longest = calm.Elapsed;
        var (killed, counted) = (0, 0);
        for (var at = 0; at < Kills; at++)
        {
            // Every few kills the site begins anew, so that each moment of a first import is met.
            if (at % 4 == 0 && Directory.Exists(_hq.At("plant")))
                Directory.Delete(_hq.At("plant"), recursive: true);
            killed += Kill(import, longest) ? 1 : 0;
            if (File.Exists(_hq.At("plant/deliverables/site/imports/1.json")))
            {
                counted++;
                Assert.Equal(sha256, Headquarters.Digest(_hq.At($"plant/vault/{sha256[..2]}/{sha256}")));
            }
            if (Directory.Exists(_hq.At("plant/log")))
                _hq.Run(0, "log verify --data plant");
        }
        output.WriteLine($"{killed} of {Kills} runs were killed; the import counted after {counted} of them");
        Assert.Contains("export 1", _hq.Run(0, import), StringComparison.Ordinal);
        _hq.Run(0, "vault verify --all --data plant");
        _hq.Run(0, "log verify --data plant");
        Assert.Contains(
            "Export 1 is confirmed",
            _hq.Run(0, "deliverable receipt back"),
            StringComparison.Ordinal
        );
    }

    private bool Kill(string line, TimeSpan longest)
    {
        using var process = CommandProcess.Start(_hq.Folder, Headquarters.Words(line));
        var read = Task.WhenAll(
            process.StandardOutput.ReadToEndAsync(),
            process.StandardError.ReadToEndAsync()
        );
        var ended = process.WaitForExit(longest * (0.2 + 0.8 * _chance.NextDouble()));
        if (!ended)
            process.Kill(entireProcessTree: true);
        process.WaitForExit();
        _ = read;
        return !ended;
    }

    private static string Verify(string folder) =>
        $"deliverable verify {folder} --kit north.kit --data nowhere";
}
