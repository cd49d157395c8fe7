using System.CommandLine;
using Holdpoint.Cli.Terminal;

namespace Holdpoint.Cli.Acquisition;

/// <summary><c>holdpoint vault …</c>: the files that are kept.</summary>
internal static class VaultCommand
{
    /// <summary>The command.</summary>
    public static Command Create() =>
        Frame.Group(
            "vault",
            "The files that are kept: list, show, verify, retain, export.",
            VaultListCommand.Create(),
            VaultShowCommand.Create(),
            VaultVerifyCommand.Create(),
            VaultRetainCommand.Create(),
            VaultExportCommand.Create()
        );
}
