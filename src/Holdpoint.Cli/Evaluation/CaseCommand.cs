using System.CommandLine;
using Holdpoint.Cli.Terminal;

namespace Holdpoint.Cli.Evaluation;

/// <summary><c>holdpoint case …</c>: one patch, or one unpatched advisory, at one site.</summary>
internal static class CaseCommand
{
    /// <summary>The command.</summary>
    public static Command Create() =>
        Frame.Group(
            "case",
            "One patch, or one unpatched advisory, at one site: show, decide, plan, approve, reject, replay.",
            CaseShowCommand.Create(),
            CaseDecideCommand.Decide(),
            CaseDecideCommand.Plan(),
            CaseApproveCommand.Approve(),
            CaseApproveCommand.Reject(),
            CaseReplayCommand.Create()
        );
}
