using System.CommandLine;
using Holdpoint.Cli.Terminal;
using Holdpoint.Csaf.Validation;
using Spectre.Console;

namespace Holdpoint.Cli.Csaf;

/// <summary><c>holdpoint csaf validate</c>: is a document valid CSAF, and what could be better?</summary>
internal static class ValidateCommand
{
    private static readonly Argument<string[]> Paths = new("PATH")
    {
        Description = "Documents, or directories that are searched for *.json",
        Arity = ArgumentArity.OneOrMore,
    };

    private static readonly Option<bool> Basic = new("--basic")
    {
        Description = "Only what decides: the schema's rules and the mandatory tests",
    };

    /// <summary>The command.</summary>
    public static Command Create() =>
        new Command(
            "validate",
            "Checks CSAF 2.0 and 2.1 documents against the schema and the standard's tests."
        )
        {
            Paths,
            Basic,
        }.Does(Run);

    private static int Run(Call call)
    {
        var paths = call.Get(Paths);
        foreach (var path in paths)
        {
            if (Inputs.MustExist(path) is { } trouble)
                return call.Output.Refuse(trouble);
        }
        var options = new ValidationOptions
        {
            UpTo = call.Get(Basic) ? TestGroup.Mandatory : TestGroup.Informative,
            Now = call.Clock.GetUtcNow(),
        };
        var files = AdvisoryFiles.Under(paths);
        var summary = new ValidationSummary(call.Output, detailed: files.Count == 1);
        if (call.Output.ShowsProgress && files.Count > 100)
        {
            WithProgress(
                call.Output.ErrorScreen,
                files.Count,
                tick => All(files, options, call, summary, tick)
            );
        }
        else
        {
            All(files, options, call, summary, () => { });
        }
        return summary.Close(call);
    }

    private static void All(
        IReadOnlyList<AdvisoryFile> files,
        ValidationOptions options,
        Call call,
        ValidationSummary summary,
        Action tick
    )
    {
        var isJson = call.Output.IsJson;
        var verdicts = files
            .AsParallel()
            .AsOrdered()
            .WithCancellation(call.Cancel)
            .WithMergeOptions(ParallelMergeOptions.AutoBuffered)
            .Select(file =>
            {
                var verdict = FileVerdict.Of(file, options);
                var line =
                    isJson && verdict.Result is { } result ? VerdictJson.Line(file.Path, result) : null;
                return (verdict, line);
            });
        foreach (var (verdict, line) in verdicts)
        {
            if (line is not null)
                call.Output.Raw.Write(line + "\n");
            summary.Add(verdict);
            tick();
        }
    }

    private static void WithProgress(IAnsiConsole screen, int total, Action<Action> work) =>
        screen
            .Progress()
            .AutoClear(true)
            .Start(progress =>
            {
                var task = progress.AddTask("validating", maxValue: total);
                work(() => task.Increment(1));
            });
}
