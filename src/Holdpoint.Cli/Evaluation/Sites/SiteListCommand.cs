using System.CommandLine;
using Holdpoint.Cli.Terminal;

namespace Holdpoint.Cli.Evaluation.Sites;

/// <summary><c>holdpoint site list</c>.</summary>
internal static class SiteListCommand
{
    /// <summary>The command.</summary>
    public static Command Create() =>
        new Command("list", "The sites: time zone, clocks kept, priority table, policy revision.").Does(
            RunAsync
        );

    private static async Task<int> RunAsync(Call call)
    {
        var programme = await call.OpenAsync();
        var sites = await programme.SitesAsync(call.Cancel);
        call.Output.JsonDocument(new { Sites = sites.Select(SiteWords.Json) });
        if (sites.Count == 0)
        {
            call.Output.Line("No sites. They come with the inventory: holdpoint asset import FILE.csv");
            return ExitCode.Done;
        }
        var table = new Table(
            new("site"),
            new("assets", Right: true),
            new("time zone"),
            new("clocks", Wrap: true),
            new("priorities by", Wrap: true, Drop: 90),
            new("policy")
        );
        foreach (var site in sites)
            table.Add(
                (site.Site, "bold"),
                site.Assets,
                site.Policy.Calendar.Zone.Id,
                string.Join(", ", site.Policy.Clocks),
                site.Policy.PriorityTable.ToString(),
                SiteWords.Policy(site)
            );
        call.Output.Table(table);
        if (sites.Any(site => !site.IsDecided))
            call.Output.Line("Some cases were decided by an older policy: holdpoint evaluate", "yellow");
        return ExitCode.Done;
    }
}
