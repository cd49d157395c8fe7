using System.CommandLine;
using Holdpoint.Cli.Terminal;

namespace Holdpoint.Cli.Evaluation.Sites;

/// <summary><c>holdpoint site …</c>: the plants and how each decides.</summary>
internal static class SiteCommand
{
    /// <summary>The command.</summary>
    public static Command Create() =>
        Frame.Group(
            "site",
            "The plants and how each decides: list, show, policy.",
            SiteListCommand.Create(),
            SiteShowCommand.Create(),
            Frame.Group(
                "policy",
                "A site's own tables, clocks, time zone and words: import, export.",
                SitePolicyImportCommand.Create(),
                SitePolicyExportCommand.Create()
            )
        );
}
