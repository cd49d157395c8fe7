using System.CommandLine;
using Holdpoint.Cli.Terminal;

namespace Holdpoint.Cli.Evaluation.Clocks;

/// <summary><c>holdpoint clock …</c>: the deadlines that run.</summary>
internal static class ClockCommand
{
    /// <summary>The command.</summary>
    public static Command Create() =>
        Frame.Group(
            "clock",
            "The deadlines that run, of sources and of cases: list.",
            ClockListCommand.Create()
        );
}
