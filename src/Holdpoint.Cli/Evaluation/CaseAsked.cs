using System.CommandLine;
using Holdpoint.Cli.Terminal;
using Holdpoint.Engine;
using Holdpoint.Engine.Evaluation.PatchCases;

namespace Holdpoint.Cli.Evaluation;

/// <summary>The case that a command names by its id or by how the id begins.</summary>
internal static class CaseAsked
{
    /// <summary>The argument.</summary>
    public static Argument<string> Id() => new("ID") { Description = "The case's id, or how it begins" };

    /// <summary>The case; null after saying why there is none.</summary>
    public static async Task<CaseDetail?> FindAsync(Call call, Programme programme, string asked)
    {
        var found = await programme.FindCasesAsync(asked, call.Cancel);
        if (found.Count == 1 && await programme.CaseAsync(found[0], call.Cancel) is { } detail)
            return detail;
        call.Refuse(
            found.Count == 0 ? "case-unknown" : "case-ambiguous",
            found.Count == 0
                ? $"There is no case {asked}."
                : $"\"{asked}\" begins several cases: {string.Join(", ", found)}.",
            advice: "holdpoint worklist",
            exitCode: ExitCode.No
        );
        return null;
    }
}
