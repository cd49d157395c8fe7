using System.CommandLine;
using Holdpoint.Cli.Terminal;

namespace Holdpoint.Cli.Tuf;

/// <summary><c>holdpoint tuf refresh</c>: brings the trusted metadata up to date.</summary>
internal static class TufRefreshCommand
{
    /// <summary>The command.</summary>
    public static Command Create() =>
        new Command("refresh", "Bring the trusted metadata up to date.").Does(RunAsync);

    private static async Task<int> RunAsync(Call call)
    {
        var (session, refused) = await TufOpening.RefreshAsync(call);
        if (session is null)
            return refused;
        var trusted = session.Trusted;
        call.Output.Line(
            $"Trusted: root {trusted.Root.Version}, timestamp {trusted.Timestamp!.Version}, snapshot "
                + $"{trusted.Snapshot!.Version}, targets {trusted.Targets!.Version}; "
                + $"{Words.Count(trusted.Targets.Targets.Count, "target")} at the top level. Timestamp expires "
                + $"{trusted.Timestamp.Expires:yyyy-MM-dd HH:mm}Z."
        );
        return ExitCode.Done;
    }
}
