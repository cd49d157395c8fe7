using System.CommandLine;
using Holdpoint.Cli.Terminal;
using Holdpoint.Core.Evaluation.Clocks;
using Holdpoint.Core.Evaluation.PatchCases;
using Holdpoint.Engine.Evaluation.Clocks;

namespace Holdpoint.Cli.Evaluation.Clocks;

/// <summary><c>holdpoint clock list</c>: per source when it was looked at, evaluated and is next due; cases that are due soon.</summary>
internal static class ClockListCommand
{
    private static readonly Option<bool> Overdue = new("--overdue")
    {
        Description = "Only what is overdue; exit 1 when anything is",
    };

    private static readonly Option<bool> All = new("--all")
    {
        Description = "Also cases that have time left",
    };

    private static readonly Option<string?> Site = new("--site")
    {
        Description = "Only this site",
        HelpName = "NAME",
    };

    /// <summary>The command.</summary>
    public static Command Create() =>
        new Command("list", "The deadlines that run: sources to evaluate, cases to act on.")
        {
            Overdue,
            All,
            Site,
        }.Does(RunAsync);

    private static async Task<int> RunAsync(Call call)
    {
        var programme = await call.OpenAsync();
        var running = await programme.ClocksAsync(call.Get(Site), call.Cancel);
        var onlyOverdue = call.Get(Overdue);
        var overdue =
            running.Sources.Count(one => one.State == ClockState.Overdue)
            + running.Cases.Count(one => one.State == ClockState.Overdue);
        var sources = running.Sources.Where(one => !onlyOverdue || one.State == ClockState.Overdue).ToList();
        var cases = running.Cases.Where(one => Shown(one.State, onlyOverdue, call.Get(All))).ToList();
        call.Output.JsonDocument(
            new
            {
                Overdue = overdue,
                Sources = sources.Select(Json),
                Cases = cases.Select(one => new
                {
                    one.Case.Id,
                    one.Case.Content.Site,
                    one.State,
                    one.Clock,
                }),
            }
        );
        if (!call.Output.IsJson)
            Show(call, running, sources, cases, onlyOverdue);
        return onlyOverdue && overdue > 0 ? ExitCode.No : ExitCode.Done;
    }

    private static bool Shown(ClockState state, bool onlyOverdue, bool all) =>
        state == ClockState.Overdue || (!onlyOverdue && (all || state == ClockState.Soon));

    private static void Show(
        Call call,
        RunningClocks running,
        List<SiteSourceClock> sources,
        List<RunningCaseClock> cases,
        bool onlyOverdue
    )
    {
        var output = call.Output;
        var now = call.Clock.GetUtcNow();
        if (sources.Count > 0)
            output.Table(Sources(sources, now));
        else if (running.Sources.Count == 0)
            output.Line(
                "No site keeps a clock for its sources (regime nerc-cip-007-r2 does): holdpoint site policy import FILE"
            );
        if (cases.Count > 0)
        {
            output.Heading("Cases");
            output.Table(Cases(cases));
        }
        if (onlyOverdue && sources.Count + cases.Count == 0)
            output.Line("Nothing is overdue.", "green");
        var rest = running.Cases.Count - cases.Count;
        if (!onlyOverdue && rest > 0)
            output.Line($"{Words.Count(rest, "clock")} of cases with time left: --all", "grey");
    }

    private static Table Sources(List<SiteSourceClock> clocks, DateTimeOffset now)
    {
        var table = new Table(
            new("source"),
            new("site"),
            new("looked at"),
            new("evaluated"),
            new("next due"),
            new("state"),
            new("was late", Wrap: true, Drop: 100),
            new("clock", Drop: 120)
        );
        foreach (var (site, source, clock, state) in clocks)
        {
            var isWaiting = clock.LastLook is { } look && !(clock.LastEvaluated >= look);
            table.Add(
                (source, "bold"),
                site,
                Words.Ago(clock.LastLook, now),
                isWaiting
                    ? ($"{Words.Ago(clock.LastEvaluated, now)}; newest look not yet", "yellow")
                    : Words.Ago(clock.LastEvaluated, now),
                clock.Running.DueOn is { } due ? SiteCalendar.Words(due) : "",
                ClockWords.State(state),
                clock.Late.Count == 0
                    ? "never"
                    : (
                        $"{Words.Count(clock.Late.Count, "time")}, last due {SiteCalendar.Words(clock.Late[0].DueOn!.Value)}, done {Words.Date(clock.Late[0].MetAt)}",
                        "red"
                    ),
                clock.Running.Definition
            );
        }
        return table;
    }

    private static Table Cases(List<RunningCaseClock> clocks)
    {
        var table = new Table(
            new("due"),
            new("state"),
            new("what to do", Wrap: true),
            new("site", Drop: 100),
            new("clock", Drop: 90),
            new("case")
        );
        foreach (var (one, clock, state) in clocks)
            table.Add(
                SiteCalendar.Words(clock.DueOn!.Value),
                ClockWords.State(state),
                CaseWords.Action(one),
                one.Content.Site,
                clock.Definition,
                (one.Id, "grey")
            );
        return table;
    }

    private static object Json(SiteSourceClock one) =>
        new
        {
            one.Site,
            one.Source,
            one.State,
            one.Clock.LastLook,
            one.Clock.LastEvaluated,
            one.Clock.Running.DueOn,
            one.Clock.Running.DueBefore,
            one.Clock.Running.Definition,
            one.Clock.Running.Basis,
            Late = one.Clock.Late.Select(late => new
            {
                late.StartedOn,
                late.DueOn,
                late.MetAt,
            }),
        };
}
