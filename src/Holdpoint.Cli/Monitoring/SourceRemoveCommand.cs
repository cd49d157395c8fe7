using System.CommandLine;
using Holdpoint.Cli.Terminal;

namespace Holdpoint.Cli.Monitoring;

/// <summary><c>holdpoint source remove NAME</c>: it is no longer looked at; its advisories stay.</summary>
internal static class SourceRemoveCommand
{
    private static readonly Argument<string> Name = new("NAME") { Description = "The source" };

    /// <summary>The command.</summary>
    public static Command Create() =>
        new Command("remove", "Remove a source. Its advisories and the evidence of its checks stay.")
        {
            Name,
        }.Does(RunAsync);

    private static async Task<int> RunAsync(Call call)
    {
        var programme = await call.OpenAsync();
        if (!await programme.RemoveSourceAsync(call.Get(Name), call.Cancel))
        {
            return call.Refuse(
                "source-unknown",
                $"There is no source {call.Get(Name)}.",
                advice: "holdpoint source list",
                exitCode: ExitCode.No
            );
        }
        call.Output.JsonDocument(new { Removed = call.Get(Name) });
        call.Output.Line($"Removed {call.Get(Name)}.");
        return ExitCode.Done;
    }
}
