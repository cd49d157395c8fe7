using Holdpoint.Cli.Terminal;
using Holdpoint.Core.Evaluation.Clocks;
using Holdpoint.Core.Evaluation.PatchCases;

namespace Holdpoint.Cli.Evaluation;

/// <summary>People's decisions in words.</summary>
internal static class DecisionWords
{
    /// <summary>All decisions on a case and the plan of the newest.</summary>
    public static void Show(Output output, IReadOnlyList<Decision> decisions)
    {
        if (decisions.Count == 0)
            return;
        output.Heading("Decisions, the newest first");
        var table = new Table(new("on"), new("decision"), new("by"), new("why", Wrap: true));
        foreach (var one in decisions)
            table.Add(Words.Date(one.MadeAt), (CaseWords.Short(one), "bold"), one.By, one.Why);
        output.Table(table);
        if (decisions[0].Plan is not { } plan)
            return;
        output.Heading("Mitigation plan");
        var actions = new Table(new("date"), new("what", Wrap: true));
        foreach (var action in plan.Actions)
            actions.Add(SiteCalendar.Words(action.DueOn), action.What);
        foreach (var control in plan.Controls)
            actions.Add(SiteCalendar.Words(control.ReviewOn), $"look whether it holds: {control.What}");
        output.Table(actions);
    }
}
