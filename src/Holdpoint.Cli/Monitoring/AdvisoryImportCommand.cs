using System.CommandLine;
using Holdpoint.Cli.Terminal;
using Holdpoint.Engine.Monitoring;

namespace Holdpoint.Cli.Monitoring;

/// <summary><c>holdpoint advisory import PATH</c>: documents from a file or a directory, without asking a source.</summary>
internal static class AdvisoryImportCommand
{
    private static readonly Argument<string> PathArgument = new("PATH")
    {
        Description = "A CSAF document, or a directory with documents",
    };

    /// <summary>The command.</summary>
    public static Command Create() =>
        new Command("import", "Take in CSAF documents from a file or directory; all revisions are kept.")
        {
            PathArgument,
        }.Does(RunAsync);

    private static async Task<int> RunAsync(Call call)
    {
        var path = call.Get(PathArgument);
        if (Inputs.MustExist(path) is { } trouble)
            return call.Output.Refuse(trouble);
        var programme = await call.OpenAsync();
        var result = await ProgressBar.RunAsync(
            call.Output,
            "importing",
            progress =>
                programme.ImportAdvisoriesAsync(
                    path,
                    Relay<(int Done, int Total)>.To(
                        progress,
                        at => ("reading advisories", at.Done, at.Total)
                    ),
                    call.Cancel
                )
        );
        call.Output.JsonDocument(
            new
            {
                New = result.Count(AdvisoryChange.New),
                Changed = result.Count(AdvisoryChange.Changed),
                Older = result.Count(AdvisoryChange.Older),
                result.Unchanged,
                result.NotCsaf,
                result.Imported,
                result.Problems,
            }
        );
        Show(call.Output, result);
        return result.Problems.Count == 0 ? ExitCode.Done : ExitCode.No;
    }

    /// <summary>Says what an import did.</summary>
    public static void Show(Output output, AdvisoryImportResult result)
    {
        var older = result.Count(AdvisoryChange.Older);
        output.Line(
            (
                $"{result.Count(AdvisoryChange.New):N0} new",
                result.Count(AdvisoryChange.New) > 0 ? "green" : ""
            ),
            (", ", ""),
            (
                $"{result.Count(AdvisoryChange.Changed):N0} changed",
                result.Count(AdvisoryChange.Changed) > 0 ? "green" : ""
            ),
            ($", {result.Unchanged:N0} unchanged", ""),
            (older > 0 ? $", {older:N0} older than what is known (kept)" : "", ""),
            (result.NotCsaf > 0 ? $", {result.NotCsaf:N0} JSON files are no CSAF documents" : "", "grey")
        );
        if (result.Problems.Count == 0)
            return;
        output.Line($"{Words.Count(result.Problems.Count, "document")} could not be taken in:", "bold red");
        var table = new Table(new("file", Wrap: true), new("why", Wrap: true));
        foreach (var problem in result.Problems)
            table.Add(problem.Origin, problem.Text);
        output.Table(table);
    }
}
