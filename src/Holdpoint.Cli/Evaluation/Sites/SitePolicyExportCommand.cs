using System.CommandLine;
using Holdpoint.Cli.Terminal;

namespace Holdpoint.Cli.Evaluation.Sites;

/// <summary><c>holdpoint site policy export SITE</c>: the policy as a file that can be imported again, tables included.</summary>
internal static class SitePolicyExportCommand
{
    private static readonly Argument<string> Site = new("SITE") { Description = "The site's name" };

    private static readonly Option<int?> Revision = new("--revision")
    {
        Description = "An older revision instead of the newest",
        HelpName = "N",
    };

    private static readonly Option<string?> To = new("--output")
    {
        Description = "Write here instead of the output",
        HelpName = "FILE",
    };

    /// <summary>The command.</summary>
    public static Command Create() =>
        new Command("export", "A site's policy as JSON, whole in itself.") { Site, Revision, To }.Does(
            RunAsync
        );

    private static async Task<int> RunAsync(Call call)
    {
        var programme = await call.OpenAsync();
        if (
            await programme.SitePolicyTextAsync(call.Get(Site), call.Get(Revision), call.Cancel)
            is not { } text
        )
            return call.Refuse(
                "policy-unknown",
                $"There is no such policy of \"{call.Get(Site)}\": the shipped one decides.",
                advice: "holdpoint site list; samples/waterworks.policy.json shows how to write one",
                exitCode: ExitCode.No
            );
        if (call.Get(To) is { } path)
            await System.IO.File.WriteAllTextAsync(path, text, call.Cancel);
        else
            await call.Output.Raw.WriteAsync(text);
        return ExitCode.Done;
    }
}
