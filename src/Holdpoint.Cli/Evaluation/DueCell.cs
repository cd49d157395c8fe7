using Holdpoint.Cli.Terminal;
using Holdpoint.Core.Evaluation.Clocks;
using Holdpoint.Core.Evaluation.PatchCases;

namespace Holdpoint.Cli.Evaluation;

/// <summary>A due date with its state as word and colour.</summary>
internal static class DueCell
{
    /// <summary>The state of the case's earliest clock.</summary>
    public static ClockState StateOf(PatchCase one, DateTimeOffset now) =>
        one.Clocks.Count == 0 ? ClockState.NoDate : one.Clocks[0].StateAt(now);

    /// <summary>The earliest date of a case.</summary>
    public static Cell Of(PatchCase one, DateTimeOffset now) =>
        one.Clocks.Count == 0 ? new("no date", "grey") : Of(one.Clocks[0], now);

    /// <summary>One clock's date.</summary>
    public static Cell Of(Clock clock, DateTimeOffset now)
    {
        var date = clock.DueOn is { } due ? due.ToString("yyyy-MM-dd") : "no date";
        return clock.StateAt(now) switch
        {
            ClockState.Overdue => new($"{date} overdue", "bold red"),
            ClockState.Soon => new($"{date} soon", "yellow"),
            ClockState.Met => new($"{date} met", "green"),
            ClockState.MetLate => new($"{date} met late", "red"),
            ClockState.NoDate => new(date, "grey"),
            _ => new(date),
        };
    }
}
