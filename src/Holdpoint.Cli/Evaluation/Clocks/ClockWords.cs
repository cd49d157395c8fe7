using Holdpoint.Cli.Terminal;
using Holdpoint.Core.Evaluation.Clocks;

namespace Holdpoint.Cli.Evaluation.Clocks;

/// <summary>How a clock stands, in words.</summary>
internal static class ClockWords
{
    /// <summary>The state.</summary>
    public static Cell State(ClockState state) =>
        state switch
        {
            ClockState.Overdue => ("overdue", "bold red"),
            ClockState.Soon => ("soon", "yellow"),
            ClockState.Met => ("met", "green"),
            ClockState.MetLate => ("met late", "red"),
            ClockState.NoDate => ("no date", "grey"),
            _ => ("running", ""),
        };
}
