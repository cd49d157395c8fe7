using System.CommandLine;
using Holdpoint.Cli.Terminal;
using Holdpoint.Core.Monitoring;
using Holdpoint.Csaf.Provider.Catalogue;

namespace Holdpoint.Cli.Monitoring;

/// <summary><c>holdpoint source list</c>.</summary>
internal static class SourceListCommand
{
    private static readonly Option<bool> Known = new("--known")
    {
        Description = "The publishers that can be added by name",
    };
    private static readonly Option<bool> Held = new("--held")
    {
        Description = "The documents that are held back, and why",
    };

    /// <summary>The command.</summary>
    public static Command Create() =>
        new Command("list", "The sources, when they were last looked at, and what they hold back.")
        {
            Known,
            Held,
        }.Does(RunAsync);

    private static async Task<int> RunAsync(Call call)
    {
        if (call.Get(Known))
            return ShowKnown(call);
        var programme = await call.OpenAsync();
        if (call.Get(Held))
        {
            var held = await programme.HeldAsync(call.Cancel);
            var documents = new Table(
                new("source"),
                new("document"),
                new("reason"),
                new("since"),
                new("tries", Right: true),
                new("detail", Wrap: true)
            );
            foreach (var one in held)
            {
                call.Output.JsonLine(one);
                documents.Add(
                    one.SourceId,
                    one.Document,
                    (one.Reason, "yellow"),
                    Words.Date(one.FirstAt),
                    one.Attempts,
                    one.Detail
                );
            }
            call.Output.Table(documents);
            call.Output.Line($"{Words.Count(held.Count, "document")} held back");
            return held.Count == 0 ? ExitCode.Done : ExitCode.No;
        }
        var states = await programme.SourcesAsync(call.Cancel);
        var table = new Table(
            new("source"),
            new("what", Wrap: true, Drop: 120),
            new("state"),
            new("last look"),
            new("outcome"),
            new("held", Right: true),
            new("address", Wrap: true, Drop: 100)
        );
        var now = call.Clock.GetUtcNow();
        foreach (var one in states)
        {
            call.Output.JsonLine(one);
            table.Add(
                (one.Source.Id, "bold"),
                one.Source.Name,
                one.Freshness switch
                {
                    Freshness.Fresh => ("fresh", "green"),
                    Freshness.Stale => ("stale", "yellow"),
                    _ => ("never checked", "yellow"),
                },
                Words.Ago(one.LastCheck?.FinishedAt, now),
                Outcome(one.LastCheck),
                one.Held == 0 ? "" : (one.Held.ToString(), "yellow"),
                one.Source.Address
            );
        }
        if (table.Count > 0)
            call.Output.Table(table);
        else
            call.Output.Line(
                "No sources. Add one: holdpoint source add siemens (holdpoint source list --known shows which)"
            );
        return ExitCode.Done;
    }

    /// <summary>How a check ended, as a coloured word.</summary>
    public static Cell Outcome(SourceCheck? check) =>
        check?.Outcome switch
        {
            null => "",
            SourceCheckOutcome.Complete => ("complete", "green"),
            SourceCheckOutcome.CompleteWithHolds => ("complete, some held", "yellow"),
            SourceCheckOutcome.Partial => ("partial", "yellow"),
            _ => ("failed", "bold red"),
        };

    private static int ShowKnown(Call call)
    {
        var table = new Table(
            new("name"),
            new("publisher", Wrap: true),
            new("address", Wrap: true),
            new("note", Wrap: true, Drop: 120)
        );
        foreach (var one in PublisherCatalogue.All)
        {
            call.Output.JsonLine(one);
            table.Add((one.Id, "bold"), one.Name, one.Address, one.Note);
        }
        call.Output.Table(table);
        return ExitCode.Done;
    }
}
