using System.CommandLine;
using Holdpoint.Cli.Terminal;

namespace Holdpoint.Cli.Monitoring;

/// <summary><c>holdpoint source remove ID</c>.</summary>
internal static class SourceRemoveCommand
{
    private static readonly Argument<string> Id = new("ID") { Description = "The source's short name" };

    /// <summary>The command.</summary>
    public static Command Create() =>
        new Command("remove", "Remove a source; the advisories it brought stay.") { Id }.Does(RunAsync);

    private static async Task<int> RunAsync(Call call)
    {
        var id = call.Get(Id);
        var programme = await call.OpenAsync();
        if (!await programme.RemoveSourceAsync(id, call.Cancel))
            return call.Refuse(
                "no-source",
                $"There is no source {id}.",
                null,
                "holdpoint source list",
                ExitCode.No
            );
        call.Output.JsonDocument(new { Removed = id });
        call.Output.Line($"removed {id}; its advisories stay, its mirror is put aside in mirrors-removed");
        return ExitCode.Done;
    }
}
