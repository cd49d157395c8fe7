using Holdpoint.Core.Acquisition.Scanning;
using Holdpoint.Engine.Acquisition.Vault;

namespace Holdpoint.Engine.Acquisition.Scanning;

/// <summary>Scans one file with every scanner: the container, and each member that our own unpacking reaches.</summary>
internal sealed class ScanRun(IReadOnlyList<IScanner> scanners, ArchiveLimits limits, TimeProvider clock)
{
    /// <summary>Scans. An engine that cannot be relied on is a report, and the file is then not fully scanned.</summary>
    /// <param name="path">The file.</param>
    /// <param name="area">Where members may be unpacked.</param>
    /// <param name="progress">Hears how many members were looked at.</param>
    /// <param name="cancel">Stops.</param>
    public async Task<ScanSummary> RunAsync(
        string path,
        VaultArea area,
        IProgress<int>? progress,
        CancellationToken cancel
    )
    {
        var (engines, able, reports) = (new List<ScanEngine>(), new List<IScanner>(), new List<ScanReport>());
        foreach (var scanner in scanners)
        {
            var (engine, fault) = await scanner.MeetAsync(cancel);
            if (engine is not null)
                (engines, able) = ([.. engines, engine], [.. able, scanner]);
            else
                reports.Add(new(scanner.Name, "", ScanVerdict.NotFullyScanned, [fault!]));
        }
        async Task LookAsync(string file, string member, CancellationToken token)
        {
            foreach (var scanner in able)
            {
                var report = await scanner.ScanAsync(file, member, token);
                if (report.Verdict != ScanVerdict.Clean)
                    reports.Add(report);
            }
        }
        using var writer = await area.JoinAsync(cancel);
        await LookAsync(path, "", cancel);
        var seen = 0;
        var walk = new ArchiveWalk(
            limits,
            area.NewPath,
            async (file, member, token) =>
            {
                await LookAsync(file, member, token);
                progress?.Report(++seen);
            }
        );
        await walk.RunAsync(path, cancel);
        reports.AddRange(walk.Reports);
        // Something was looked at and nothing was wrong: the summary needs one report that says so.
        if (reports.Count == 0)
            reports.Add(new("all", "", ScanVerdict.Clean, []));
        return ScanSummary.Of(engines, walk.Members, reports, clock.GetUtcNow());
    }
}
