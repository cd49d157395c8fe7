using System.CommandLine;
using Holdpoint.Cli.Terminal;

namespace Holdpoint.Cli.Acquisition;

/// <summary><c>holdpoint acquire watch DIR [--once]</c>.</summary>
internal static class AcquireWatchCommand
{
    private static readonly Argument<string> Folder = new("DIR")
    {
        Description = "A folder that people put files into",
    };

    private static readonly Option<bool> Once = new("--once")
    {
        Description = "Take what is whole now and end",
    };

    private static readonly Option<double> Stable = new("--stable")
    {
        Description = "Seconds that a file must not have changed before it is taken as whole",
        DefaultValueFactory = _ => 5,
        HelpName = "SECONDS",
    };

    /// <summary>The command.</summary>
    public static Command Create() =>
        new Command("watch", "Take every file in that is put into a folder, as soon as it is whole.")
        {
            Folder,
            Once,
            Stable,
            ArtifactAsked.By,
        }.Does(RunAsync);

    private static async Task<int> RunAsync(Call call)
    {
        var folder = call.Get(Folder);
        if (!Directory.Exists(folder))
            return call.Refuse("no-such-folder", $"There is no folder {folder}.");
        if (call.Get(Stable) is < 0 or > 86_400)
            return call.Refuse("wrong-use", "--stable takes seconds from 0 to 86400.");
        var desk = (await call.OpenAsync()).Acquisition;
        var worst = ExitCode.Done;
        call.Output.Line($"Watching {Path.GetFullPath(folder)}; Ctrl-C ends it.");
        await foreach (
            var (path, result) in desk.WatchAsync(
                folder,
                TimeSpan.FromSeconds(call.Get(Stable)),
                call.Get(Once),
                ArtifactAsked.Person(call),
                call.Cancel
            )
        )
        {
            worst = Math.Max(worst, IntakeReport.Say(call, path, result));
        }
        return worst;
    }
}
