using System.CommandLine;
using Holdpoint.Cli.Evaluation;
using Holdpoint.Cli.Monitoring;
using Holdpoint.Cli.Terminal;
using Holdpoint.Core.Monitoring;
using Holdpoint.Engine;
using Holdpoint.Engine.Inventory;

namespace Holdpoint.Cli;

/// <summary><c>holdpoint up</c>: from nothing to the worklist and its pages in one command.</summary>
internal static class UpCommand
{
    private static readonly Option<bool> Offline = new("--offline")
    {
        Description = "Look only at sources on this machine",
    };

    private static readonly Option<bool> NoServe = new("--no-serve")
    {
        Description = "End with the worklist, without pages",
    };

    /// <summary>The command.</summary>
    public static Command Create()
    {
        var command = new Command(
            "up",
            "A sample plant if the data directory is empty; check sources, evaluate, show the worklist, serve pages."
        )
        {
            Offline,
            NoServe,
        };
        foreach (var option in ServeCommand.Options)
            command.Add(option);
        return command.Does(RunAsync);
    }

    private static async Task<int> RunAsync(Call call)
    {
        var programme = await call.OpenAsync();
        if (await IsEmptyAsync(call, programme) && await SampleAsync(call, programme) is { } trouble)
            return call.Output.Refuse(trouble);
        var sources = (await programme.SourcesAsync(call.Cancel))
            .Select(state => state.Source)
            .Where(source => source.Enabled && (!call.Get(Offline) || IsHere(source)))
            .ToList();
        if (sources.Count > 0)
            await SourceCheckCommand.CheckAsync(call, programme, sources, retryHeld: false, lines: false);
        var result = await EvaluateCommand.RunAsync(call, programme, everything: false);
        if (!call.Output.IsJson)
            EvaluateCommand.Show(call.Output, result);
        var filter = new Engine.Evaluation.PatchCases.WorklistFilter();
        await WorklistCommand.ShowAsync(
            call,
            programme,
            await programme.WorklistAsync(filter, call.Cancel),
            filter
        );
        return call.Get(NoServe) ? ExitCode.Done : await ServeCommand.RunAsync(call);
    }

    private static async Task<bool> IsEmptyAsync(Call call, Programme programme)
    {
        if ((await programme.SourcesAsync(call.Cancel)).Count > 0)
            return false;
        await foreach (var _ in programme.AssetsAsync(new AssetFilter(), call.Cancel))
            return false;
        return true;
    }

    private static async Task<Trouble?> SampleAsync(Call call, Programme programme)
    {
        if (!SamplePlant.IsThere)
        {
            return new(
                "samples-missing",
                "The data directory is empty and the sample plant is not beside the program.",
                SamplePlant.Folder,
                "holdpoint asset import FILE.csv, then holdpoint source add NAME"
            );
        }
        var imported = await SamplePlant.LoadAsync(programme, call.Clock.GetUtcNow(), call.Cancel);
        call.Output.Line(
            ("A sample plant", "bold"),
            (
                $": {string.Join(", ", imported.Sites)}, {Words.Count(imported.Added, "asset")}. Everything is kept in {call.DataDirectory}",
                ""
            )
        );
        return null;
    }

    private static bool IsHere(Source source) =>
        !source.Address.Contains("://", StringComparison.Ordinal)
        && (Directory.Exists(source.Address) || File.Exists(source.Address));
}
