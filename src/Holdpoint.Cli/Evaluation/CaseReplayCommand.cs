using System.CommandLine;
using Holdpoint.Cli.Terminal;

namespace Holdpoint.Cli.Evaluation;

/// <summary><c>holdpoint case replay ID</c>: decides once more from the recorded inputs; exit 1 where the answer differs.</summary>
internal static class CaseReplayCommand
{
    private static readonly Argument<string> Id = CaseAsked.Id();

    /// <summary>The command.</summary>
    public static Command Create() =>
        new Command("replay", "Decide a case once more from its recorded inputs.") { Id }.Does(RunAsync);

    private static async Task<int> RunAsync(Call call)
    {
        var programme = await call.OpenAsync();
        if (await CaseAsked.FindAsync(call, programme, call.Get(Id)) is not { } detail)
            return ExitCode.No;
        var one = detail.Case;
        var differences = await programme.ReplayAsync(one, call.Cancel);
        call.Output.JsonDocument(
            new
            {
                one.Id,
                one.Assessment.Policy,
                Stands = differences.Count == 0,
                Differences = differences,
                one.Assessment.Records,
            }
        );
        foreach (var record in one.Assessment.Records)
            call.Output.Line(record.Explanation);
        foreach (var difference in differences)
            call.Output.Line(difference, "bold red");
        if (differences.Count == 0)
            call.Output.Line(
                $"{one.Id}: the recorded inputs give the same answer ({one.Assessment.Policy}).",
                "green"
            );
        return differences.Count == 0 ? ExitCode.Done : ExitCode.No;
    }
}
