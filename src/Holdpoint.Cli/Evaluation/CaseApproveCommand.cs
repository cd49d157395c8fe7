using System.CommandLine;
using Holdpoint.Cli.Terminal;
using Holdpoint.Core.Evaluation.PatchCases;
using Holdpoint.Engine;

namespace Holdpoint.Cli.Evaluation;

/// <summary><c>holdpoint case approve|reject ID --why TEXT</c>: the second person's word on a decision that waits for it.</summary>
internal static class CaseApproveCommand
{
    /// <summary><c>case approve</c>.</summary>
    public static Command Approve() =>
        Of(
            "approve",
            "Approve what somebody else decided.",
            needsWhy: false,
            (programme, id, why, cancel) => programme.ApproveAsync(id, why, cancel)
        );

    /// <summary><c>case reject</c>.</summary>
    public static Command Reject() =>
        Of(
            "reject",
            "Take away a decision that waits for an approval.",
            needsWhy: true,
            (programme, id, why, cancel) => programme.RejectAsync(id, why, cancel)
        );

    private static Command Of(
        string name,
        string description,
        bool needsWhy,
        Func<Programme, string, string, CancellationToken, Task<CaseMove?>> word
    )
    {
        var asked = CaseAsked.Id();
        var why = new Option<string?>("--why")
        {
            Description = "Your reason",
            HelpName = "TEXT",
            Required = needsWhy,
        };
        return new Command(name, description) { asked, why }.Does(async call =>
        {
            var programme = await call.OpenAsync();
            if (await CaseAsked.FindAsync(call, programme, call.Get(asked)) is not { } detail)
                return ExitCode.No;
            var move = await word(programme, detail.Case.Id, call.Get(why)?.Trim() ?? "", call.Cancel);
            if (move?.Case is not { } made)
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
                    made.Decision,
                }
            );
            call.Output.Line(
                (made.Id, "bold"),
                (
                    made.Decision is { } decision
                        ? $"  {CaseWords.Sentence(decision)}"
                        : "  rejected; the case is undecided",
                    ""
                )
            );
            return ExitCode.Done;
        });
    }
}
