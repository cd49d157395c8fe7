using System.CommandLine;
using Holdpoint.Cli.Terminal;
using Holdpoint.Core.Monitoring;
using Holdpoint.Engine.Monitoring;

namespace Holdpoint.Cli.Monitoring;

/// <summary><c>holdpoint source list</c>.</summary>
internal static class SourceListCommand
{
    /// <summary>The command.</summary>
    public static Command Create() =>
        new Command("list", "The sources: when each was last looked at, how that ended, what is held.").Does(
            RunAsync
        );

    private static async Task<int> RunAsync(Call call)
    {
        var programme = await call.OpenAsync();
        var states = await programme.SourcesAsync(call.Cancel);
        var held = await programme.HeldAsync(call.Cancel);
        var datasets = await programme.DatasetsAsync(call.Cancel);
        call.Output.JsonDocument(
            new { Sources = states.Select(state => SourceJson.Of(state, held)), Datasets = datasets }
        );
        if (states.Count == 0)
        {
            call.Output.Line("No sources. Add one: holdpoint source add siemens");
            return ExitCode.Done;
        }
        var now = call.Clock.GetUtcNow();
        call.Output.Table(Sources(states, now));
        ShowHeld(call.Output, held, now);
        ShowDatasets(call.Output, datasets);
        return ExitCode.Done;
    }

    private static Table Sources(IReadOnlyList<SourceState> states, DateTimeOffset now)
    {
        var table = new Table(
            new("source"),
            new("speaks", Drop: 90),
            new("state"),
            new("last look"),
            new("outcome"),
            new("held", Right: true),
            new("address", Wrap: true, Drop: 110)
        );
        foreach (var state in states)
        {
            table.Add(
                (state.Source.Id, "bold"),
                SourceWords.Kind(state.Source.Kind),
                SourceWords.Fresh(state.Freshness),
                Words.Ago(state.LastCheck?.FinishedAt, now),
                SourceWords.Outcome(state.LastCheck?.Outcome),
                state.Held == 0 ? new Cell("") : new(state.Held.ToString("N0"), "red"),
                (state.Source.Address, "grey")
            );
        }
        return table;
    }

    private static void ShowHeld(Output output, IReadOnlyList<HeldDocument> held, DateTimeOffset now)
    {
        if (held.Count == 0)
            return;
        output.Heading("Held back");
        var table = new Table(
            new("source", Drop: 100),
            new("document"),
            new("reason"),
            new("tries", Right: true),
            new("next try", Drop: 90),
            new("why", Wrap: true)
        );
        foreach (var one in held)
        {
            table.Add(
                one.SourceId,
                one.Document,
                (one.Reason, "red"),
                one.Attempts,
                HeldWords.Next(one.NextTry, now),
                one.Detail
            );
        }
        output.Table(table);
    }

    private static void ShowDatasets(Output output, IReadOnlyList<DatasetState> datasets)
    {
        if (datasets.Count == 0)
            return;
        output.Heading("Vulnerability data");
        var table = new Table(
            new("data"),
            new("of"),
            new("state"),
            new("CVEs", Right: true),
            new("version", Drop: 90),
            new("file", Drop: 90, Wrap: true)
        );
        foreach (var one in datasets)
        {
            table.Add(
                one.Stamp.Kind.ToString(),
                one.Stamp.Date is null ? "unknown" : Words.Date(one.Stamp.Date),
                SourceWords.Fresh(one.Freshness),
                one.Entries,
                one.Stamp.Version,
                (one.Stamp.Name, "grey")
            );
        }
        output.Table(table);
    }
}
