using System.CommandLine;
using Holdpoint.Cli.Terminal;

namespace Holdpoint.Cli.Evidence;

/// <summary><c>holdpoint log</c>: the evidence of everything that happened.</summary>
internal static class LogCommand
{
    /// <summary>The command with those below it.</summary>
    public static Command Create() =>
        Frame.Group(
            "log",
            "The evidence log: sign it, prove from it, verify it, hand it to an auditor.",
            LogListCommand.Create(),
            LogCheckpointCommand.Create(),
            LogProveCommand.Create(),
            LogVerifyCommand.Create(),
            LogExportCommand.Create(),
            LogWitnessCommand.Create()
        );
}
