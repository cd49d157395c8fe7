using System.CommandLine;
using Holdpoint.Cli.Terminal;

namespace Holdpoint.Cli.Acquisition;

/// <summary><c>holdpoint acquire scan ARTIFACT</c>.</summary>
internal static class AcquireScanCommand
{
    /// <summary>The command.</summary>
    public static Command Create() =>
        new Command("scan", "Scan a file again with the site's scanners.") { ArtifactAsked.Artifact }.Does(
            async call =>
            {
                var desk = (await call.OpenAsync()).Acquisition;
                if (await ArtifactAsked.FindAsync(call, desk) is not { } artifact)
                    return ExitCode.WrongUse;
                var done = await ProgressBar.RunAsync(
                    call.Output,
                    "Scanning",
                    progress =>
                        desk.ScanAsync(
                            artifact,
                            Relay<int>.To(progress, seen => ($"{seen} members", 0, 0)),
                            call.Cancel
                        )
                );
                if (done.Artifact?.Scan is { } scan)
                    call.Output.Line($"Scan: {scan.Text}");
                return ArtifactReport.Result(call, done);
            }
        );
}
