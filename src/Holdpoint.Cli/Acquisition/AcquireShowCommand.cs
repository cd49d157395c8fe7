using System.CommandLine;
using Holdpoint.Cli.Terminal;

namespace Holdpoint.Cli.Acquisition;

/// <summary><c>holdpoint acquire show ARTIFACT</c>.</summary>
internal static class AcquireShowCommand
{
    /// <summary>The command.</summary>
    public static Command Create() =>
        new Command("show", "Everything about one file: evidence, scan, history, what is next.")
        {
            ArtifactAsked.Artifact,
        }.Does(async call =>
        {
            var desk = (await call.OpenAsync()).Acquisition;
            if (await ArtifactAsked.FindAsync(call, desk) is not { } artifact)
                return ExitCode.WrongUse;
            call.Output.JsonDocument(ArtifactJson.Of(artifact));
            ArtifactReport.Show(call, artifact);
            call.Output.Line();
            call.Output.Line(ArtifactReport.Next(artifact));
            return ExitCode.Done;
        });
}
