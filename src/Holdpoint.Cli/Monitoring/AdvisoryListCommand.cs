using System.CommandLine;
using Holdpoint.Cli.Terminal;
using Holdpoint.Engine.Monitoring;

namespace Holdpoint.Cli.Monitoring;

/// <summary><c>holdpoint advisory list</c>.</summary>
internal static class AdvisoryListCommand
{
    private static readonly Option<string?> Vendor = new("--vendor")
    {
        Description = "Only those whose publisher or title has this word",
        HelpName = "WORD",
    };

    private static readonly Option<DateOnly?> Since = new("--since")
    {
        Description = "Only those released on this day or later",
        HelpName = "YYYY-MM-DD",
    };

    private static readonly Option<string?> Cve = new("--cve")
    {
        Description = "Only those that speak of this vulnerability",
        HelpName = "CVE",
    };

    /// <summary>The command.</summary>
    public static Command Create() =>
        new Command("list", "The advisories, the newest first.") { Vendor, Since, Cve }.Does(RunAsync);

    private static async Task<int> RunAsync(Call call)
    {
        var programme = await call.OpenAsync();
        var filter = new AdvisoryFilter(call.Get(Vendor), call.Get(Since), call.Get(Cve));
        var found = await programme.AdvisoriesAsync(filter, call.Cancel);
        var table = new Table(
            new("released"),
            new("advisory"),
            new("rev", Drop: 90),
            new("CVSS", Right: true),
            new("publisher", Drop: 110),
            new("affected", Right: true, Drop: 100),
            new("review", Right: true, Drop: 100),
            new("title", Wrap: true)
        );
        foreach (var one in found)
        {
            call.Output.JsonLine(one);
            table.Add(
                Words.Date(one.ReleasedAt),
                (one.Key, "bold"),
                one.Version,
                (
                    one.Cvss?.ToString("0.0") ?? "",
                    one.Cvss >= 9 ? "red"
                    : one.Cvss >= 7 ? "yellow"
                    : ""
                ),
                one.Publisher,
                one.Affected == 0 ? new Cell("") : one.Affected,
                one.Review == 0 ? new Cell("") : one.Review,
                one.Title
            );
        }
        if (found.Count > 0)
            call.Output.Table(table);
        call.Output.Line(
            found.Count == 0
                ? "No advisories. Take some in: holdpoint source check, or holdpoint advisory import PATH"
                : Words.Count(found.Count, "advisory", "advisories")
        );
        return ExitCode.Done;
    }
}
