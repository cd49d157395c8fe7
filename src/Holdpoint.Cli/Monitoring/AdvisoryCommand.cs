using System.CommandLine;
using Holdpoint.Cli.Terminal;

namespace Holdpoint.Cli.Monitoring;

/// <summary><c>holdpoint advisory …</c>: what vendors publish.</summary>
internal static class AdvisoryCommand
{
    /// <summary>The command.</summary>
    public static Command Create() =>
        Frame.Group(
            "advisory",
            "The advisories: import, list, show, diff.",
            AdvisoryImportCommand.Create(),
            AdvisoryListCommand.Create(),
            AdvisoryShowCommand.Create(),
            AdvisoryDiffCommand.Create()
        );
}
