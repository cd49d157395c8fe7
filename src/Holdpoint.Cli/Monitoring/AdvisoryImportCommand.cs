using System.CommandLine;
using Holdpoint.Cli.Terminal;
using Holdpoint.Engine.Monitoring;

namespace Holdpoint.Cli.Monitoring;

/// <summary><c>holdpoint advisory import PATH…</c>.</summary>
internal static class AdvisoryImportCommand
{
    private static readonly Argument<string[]> Paths = new("PATH")
    {
        Description = "CSAF documents, or directories that are searched for *.json",
        Arity = ArgumentArity.OneOrMore,
    };

    /// <summary>The command.</summary>
    public static Command Create() =>
        new Command(
            "import",
            "Take in advisories by hand; hashes and signatures are not looked at (source add PATH does that)."
        )
        {
            Paths,
        }.Does(RunAsync);

    private static async Task<int> RunAsync(Call call)
    {
        var paths = call.Get(Paths);
        foreach (var path in paths)
        {
            if (Inputs.MustExist(path) is { } trouble)
                return call.Output.Refuse(trouble);
        }
        var programme = await call.OpenAsync();
        var result = await ProgressBar.RunAsync(
            call.Output,
            "importing",
            progress =>
                programme.ImportAdvisoriesAsync(
                    paths,
                    Relay<(int Done, int Total)>.To(progress, at => ("reading", at.Done, at.Total)),
                    call.Cancel
                )
        );
        Show(call.Output, result);
        return result.Problems.Count == 0 ? ExitCode.Done : ExitCode.No;
    }

    private static void Show(Output output, AdvisoryImportResult result)
    {
        var counts = new
        {
            New = result.Count(AdvisoryChange.New),
            Changed = result.Count(AdvisoryChange.Changed),
            Older = result.Count(AdvisoryChange.Older),
            result.Unchanged,
            result.NotCsaf,
            result.Imported,
            result.Problems,
        };
        output.JsonDocument(counts);
        if (result.Problems.Count > 0)
        {
            var table = new Table(new("file", Wrap: true), new("why", Wrap: true));
            foreach (var one in result.Problems)
                table.Add(one.Origin, (one.Text, "red"));
            output.Table(table);
        }
        output.Line(
            ($"{counts.New:N0} new", counts.New > 0 ? "green" : ""),
            ($", {counts.Changed:N0} changed, {counts.Unchanged:N0} unchanged", ""),
            (counts.Older > 0 ? $", {counts.Older:N0} older revisions kept" : "", ""),
            (result.Problems.Count > 0 ? $", {result.Problems.Count:N0} not imported" : "", "red"),
            (result.NotCsaf > 0 ? $"  ({result.NotCsaf:N0} JSON files are no CSAF)" : "", "grey")
        );
    }
}
