using System.CommandLine;
using Holdpoint.Cli.Terminal;

namespace Holdpoint.Cli.Monitoring;

/// <summary><c>holdpoint source …</c>: where advisories and vulnerability data come from.</summary>
internal static class SourceCommand
{
    /// <summary>The command.</summary>
    public static Command Create() =>
        Frame.Group(
            "source",
            "Where advisories and vulnerability data come from: add, list, check, key, remove.",
            SourceAddCommand.Create(),
            SourceListCommand.Create(),
            SourceCheckCommand.Create(),
            SourceKeyCommand.Create(),
            SourceRemoveCommand.Create()
        );
}
