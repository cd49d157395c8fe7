using System.CommandLine;
using Holdpoint.Cli.Terminal;

namespace Holdpoint.Cli.Evidence;

/// <summary><c>holdpoint log export</c>.</summary>
internal static class LogExportCommand
{
    private static readonly Argument<string> Folder = new("DIR")
    {
        Description = "Where to; what an earlier export put there is kept",
    };

    /// <summary>The command.</summary>
    public static Command Create() =>
        new Command(
            "export",
            "Copy the log with a fresh checkpoint into a folder, for an auditor or a medium."
        )
        {
            Folder,
        }.Does(RunAsync);

    private static async Task<int> RunAsync(Call call)
    {
        var evidence = (await call.OpenAsync()).Evidence;
        var export = await evidence.ExportAsync(call.Get(Folder), call.Cancel);
        call.Output.JsonDocument(
            new
            {
                export.Checkpoint.Origin,
                export.Checkpoint.Size,
                Root = export.Checkpoint.Root.ToString(),
                Key = export.Key.ToString(),
                export.Written,
                export.Kept,
            }
        );
        call.Output.Line(
            $"{export.Checkpoint.Origin}: {Words.Count(export.Checkpoint.Size, "entry", "entries")}, "
                + $"{Words.Count(export.Written, "file")} written, {export.Kept:N0} kept"
        );
        call.Output.Field("key", export.Key.ToString());
        call.Output.Line($"Check it anywhere: holdpoint log verify {call.Get(Folder)} --key KEY", "grey");
        return ExitCode.Done;
    }
}
