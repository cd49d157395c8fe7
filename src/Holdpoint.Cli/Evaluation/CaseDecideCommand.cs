using System.CommandLine;
using Holdpoint.Cli.Terminal;
using Holdpoint.Core.Evaluation.Clocks;
using Holdpoint.Core.Evaluation.PatchCases;
using Holdpoint.Engine.Evaluation.PatchCases;

namespace Holdpoint.Cli.Evaluation;

/// <summary>
/// <c>holdpoint case decide ID --apply|--out-of-cycle|--mitigate|--not-applicable|--accept-until DATE --why TEXT</c> and
/// <c>holdpoint case plan ID --action "DATE TEXT" …</c>: a person's decision, recorded with who, when and why.
/// </summary>
internal static class CaseDecideCommand
{
    /// <summary><c>case decide</c>.</summary>
    public static Command Decide()
    {
        var apply = Flag("--apply", "Apply the patch in a suitable window");
        var outOfCycle = Flag("--out-of-cycle", "Apply it before the next planned window");
        var mitigate = Flag("--mitigate", "Dated actions instead of, or until, a patch (--action)");
        var notApplicable = Flag("--not-applicable", "It does not apply here");
        var accept = new Option<string?>("--accept-until")
        {
            Description = "Live with it until this date, then look again",
            HelpName = "DATE",
        };
        var by = new Option<string?>("--until")
        {
            Description = "By which date it is applied (else the earliest clock's)",
            HelpName = "DATE",
        };
        var asked = new Asked();
        return new Command("decide", "Record a decision on a case.")
        {
            asked.Id,
            apply,
            outOfCycle,
            mitigate,
            notApplicable,
            accept,
            by,
            asked.Actions,
            asked.Controls,
            asked.Why,
            asked.By,
        }.Does(call =>
        {
            (bool Is, DecisionKind Kind)[] kinds =
            [
                (call.Get(apply), DecisionKind.Apply),
                (call.Get(outOfCycle), DecisionKind.ApplyOutOfCycle),
                (call.Get(mitigate), DecisionKind.Mitigate),
                (call.Get(notApplicable), DecisionKind.NotApplicable),
                (call.Get(accept) is not null, DecisionKind.AcceptUntil),
            ];
            if (kinds.Count(one => one.Is) != 1)
                return Task.FromResult(
                    call.Refuse(
                        "decision-unclear",
                        "Exactly one decision is needed.",
                        advice: "--apply, --out-of-cycle, --mitigate, --not-applicable or --accept-until DATE"
                    )
                );
            return RunAsync(call, asked, kinds.First(one => one.Is).Kind, call.Get(accept) ?? call.Get(by));
        });
    }

    /// <summary><c>case plan</c>.</summary>
    public static Command Plan()
    {
        var asked = new Asked();
        return new Command("plan", "Record a mitigation plan: dated actions instead of, or until, a patch.")
        {
            asked.Id,
            asked.Actions,
            asked.Controls,
            asked.Why,
            asked.By,
        }.Does(call => RunAsync(call, asked, DecisionKind.Mitigate, null));
    }

    private static async Task<int> RunAsync(Call call, Asked asked, DecisionKind kind, string? date)
    {
        DateOnly? due = null;
        if (date is not null && (due = DateWord.Read(date)) is null)
            return call.Refuse("date-unreadable", $"\"{date}\" is no date.", advice: "2026-12-31");
        var actions = Dated(call, asked.Actions);
        var controls = Dated(call, asked.Controls);
        if (actions is null || controls is null)
            return call.Refuse(
                "action-unreadable",
                "An action is a date and words.",
                advice: "--action \"2026-12-31 Block TCP 102 at the cell's firewall\""
            );
        if (kind != DecisionKind.Mitigate && actions.Count + controls.Count > 0)
            return call.Refuse("action-unused", "Actions and controls belong to --mitigate.");
        var programme = await call.OpenAsync();
        if (await CaseAsked.FindAsync(call, programme, call.Get(asked.Id)) is not { } detail)
            return ExitCode.No;
        var plan =
            kind == DecisionKind.Mitigate
                ? new MitigationPlan(
                    [.. actions.Select(one => new PlannedAction(one.What, one.On)).OrderBy(one => one.DueOn)],
                    [.. controls.Select(one => new Control(one.What, one.On)).OrderBy(one => one.ReviewOn)]
                )
                : null;
        var move = await programme.DecideAsync(
            detail.Case.Id,
            new(kind, call.Get(asked.Why)?.Trim() ?? "", call.Get(asked.By), due, plan),
            call.Cancel
        );
        if (move?.Case is { Asked: { } waits } waiting)
        {
            call.Output.JsonDocument(
                new
                {
                    waiting.Id,
                    waiting.Stage,
                    Asked = waits.Decision,
                }
            );
            call.Output.Line((waiting.Id, "bold"), ($"  {CaseWords.Sentence(waits.Decision)}", ""));
            call.Output.Line(
                $"It stands when somebody else approves it: holdpoint case approve {waiting.Id}",
                "yellow"
            );
            return ExitCode.Done;
        }
        if (move?.Case is not { Decision: { } decision } made)
            return call.Refuse(
                move?.Refusal?.Code ?? "case-unknown",
                move?.Refusal?.Text ?? "The case is gone.",
                detail.Case.Id,
                exitCode: ExitCode.No
            );
        call.Output.JsonDocument(
            new
            {
                made.Id,
                made.Stage,
                Decision = decision,
                made.Proposal.DueOn,
                made.Clocks,
            }
        );
        call.Output.Line((made.Id, "bold"), ($"  {CaseWords.Sentence(decision)}", ""));
        var met = made
            .Clocks.Where(clock => clock.MetAt == decision.MadeAt)
            .Select(clock => clock.Definition);
        var running = made.Clocks.Where(clock => clock.MetAt is null && clock.DueOn is not null);
        call.Output.Field("met", string.Join(", ", met));
        call.Output.Field(
            "runs on",
            string.Join(
                ", ",
                running.Select(clock => $"{clock.Definition} until {SiteCalendar.Words(clock.DueOn!.Value)}")
            )
        );
        return ExitCode.Done;
    }

    private static List<(DateOnly On, string What)>? Dated(Call call, Option<string[]> option)
    {
        var dated = new List<(DateOnly, string)>();
        foreach (var text in call.Get(option) ?? [])
        {
            var parts = text.Trim().Split(' ', 2);
            if (
                parts.Length != 2
                || DateWord.Read(parts[0].TrimEnd(':')) is not { } on
                || parts[1].Trim().Length == 0
            )
                return null;
            dated.Add((on, parts[1].Trim()));
        }
        return dated;
    }

    private static Option<bool> Flag(string name, string description) =>
        new(name) { Description = description };

    private sealed class Asked
    {
        public Argument<string> Id { get; } = CaseAsked.Id();

        public Option<string> Why { get; } =
            new("--why")
            {
                Description = "Your reason",
                HelpName = "TEXT",
                Required = true,
            };

        public Option<string?> By { get; } =
            new("--by") { Description = "Who decided, where you only write it down", HelpName = "NAME" };

        public Option<string[]> Actions { get; } =
            new("--action")
            {
                Description = "An action of the plan: its date, then what is done (repeat)",
                HelpName = "\"DATE TEXT\"",
            };

        public Option<string[]> Controls { get; } =
            new("--control")
            {
                Description = "What protects meanwhile: the date of its review, then what and where (repeat)",
                HelpName = "\"DATE TEXT\"",
            };
    }
}
