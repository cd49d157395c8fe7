using System.CommandLine;
using Holdpoint.Cli.Terminal;
using Holdpoint.Engine.Monitoring;

namespace Holdpoint.Cli.Monitoring;

/// <summary><c>holdpoint source add WHAT</c>.</summary>
internal static class SourceAddCommand
{
    private static readonly Argument<string> What = new("NAME|DOMAIN|URL|PATH")
    {
        Description =
            "A name of the catalogue (siemens, certvde, kev, epss), a domain, an https address, a folder or a file",
    };

    private static readonly Option<string?> Id = new("--id")
    {
        Description = "The short name it shall have",
        HelpName = "ID",
    };

    private static readonly Option<string?> Kind = new("--kind")
    {
        Description = "What it speaks, where its name does not tell: csaf, kev, epss or cve",
        HelpName = "KIND",
    };

    /// <summary>The command.</summary>
    public static Command Create() =>
        new Command("add", "Add a source; it is looked at by \"source check\".") { What, Id, Kind }.Does(
            RunAsync
        );

    private static async Task<int> RunAsync(Call call)
    {
        var now = call.Clock.GetUtcNow();
        var given = call.Get(What);
        if (SourceProposal.Of(given, call.Get(Id), call.Get(Kind), now, out var why) is not { } source)
            return call.Refuse("no-source", why, given, "holdpoint source add --help");
        var programme = await call.OpenAsync();
        if (!await programme.AddSourceAsync(source, call.Cancel))
        {
            return call.Refuse(
                "id-taken",
                $"There is a source {source.Id} already.",
                given,
                $"--id ANOTHER, or holdpoint source check {source.Id}",
                ExitCode.No
            );
        }
        call.Output.JsonDocument(SourceJson.Of(source));
        call.Output.Line(
            ("added ", "green"),
            (source.Id, "bold"),
            ($": {source.Name}, {SourceWords.Kind(source.Kind)}", "")
        );
        if (source.Address != source.Name)
            call.Output.Line(source.Address, "grey");
        if (source.Note is { Length: > 0 } note)
            call.Output.Line(note, "grey");
        call.Output.Line($"Look at it now: holdpoint source check {source.Id}");
        return ExitCode.Done;
    }
}
