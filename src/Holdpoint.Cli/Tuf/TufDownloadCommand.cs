using System.CommandLine;
using Holdpoint.Cli.Terminal;
using Holdpoint.Trust.Tuf.Client;

namespace Holdpoint.Cli.Tuf;

/// <summary><c>holdpoint tuf download</c>: refreshes, finds targets and fetches them, verified.</summary>
internal static class TufDownloadCommand
{
    /// <summary>The command.</summary>
    public static Command Create() =>
        new Command("download", "Refresh, then fetch targets and verify them.").Does(RunAsync);

    private static async Task<int> RunAsync(Call call)
    {
        if (
            !TufOptions.Need(call, TufOptions.TargetBaseUrl, out var from, out var refused)
            || !TufOptions.Need(call, TufOptions.TargetDirectory, out var directory, out refused)
        )
            return refused;
        var names = call.Get(TufOptions.TargetName) ?? [];
        if (names.Length == 0)
            return call.Refuse("missing-option", "--target-name is needed.", advice: "holdpoint tuf --help");
        (var session, refused) = await TufOpening.RefreshAsync(call);
        if (session is null)
            return refused;
        var fetcher = TufOpening.Fetcher(from);
        foreach (var name in names)
        {
            var (found, refusal) = await session.FindAsync(name, call.Cancel);
            if (found is null)
                return call.Refuse(refusal!);
            var (file, wrong) = await TargetDownload.RunAsync(
                fetcher,
                found.Target,
                session.Trusted.Root.ConsistentSnapshot,
                directory,
                call.Cancel
            );
            if (file is null)
                return call.Refuse(wrong!);
            call.Output.Line($"{name}: {found.Target.Length} bytes, listed by {found.Role}, in {file}");
        }
        return ExitCode.Done;
    }
}
