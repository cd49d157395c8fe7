using System.CommandLine;
using System.Globalization;
using Holdpoint.Cli.Terminal;
using Holdpoint.Engine.Deployment.Deliverables;

namespace Holdpoint.Cli.Deployment.Deliverables;

/// <summary><c>holdpoint deliverable list [--site S]</c>: what was made for whom, and what was confirmed.</summary>
internal static class DeliverableListCommand
{
    private static readonly Option<string?> Site = new("--site")
    {
        Description = "Only this site",
        HelpName = "NAME",
    };

    /// <summary>The command.</summary>
    public static Command Create() =>
        new Command("list", "The sites that are prepared, and the deliverables that were made.")
        {
            Site,
        }.Does(RunAsync);

    private static async Task<int> RunAsync(Call call)
    {
        var desk = (await call.OpenAsync()).Deliverables;
        var sites = desk.Sites().Where(one => call.Get(Site) is not { } only || one.Site == only).ToList();
        var table = new Table(
            new("site"),
            new("export", Right: true),
            new("made"),
            new("accepted until"),
            new("files", Right: true),
            new("media", Right: true, Drop: 90),
            new("state")
        );
        foreach (var site in sites)
        {
            var confirmed = desk.Confirmed(site.Site)?.Sequence ?? 0;
            var exports = desk.Exports(site.Site);
            if (exports.Count == 0)
                table.Add((site.Site, "bold"), "", "", "", "", "", "prepared, none made");
            foreach (var export in exports)
            {
                call.Output.JsonLine(Json(export, confirmed));
                table.Add(
                    (site.Site, "bold"),
                    export.Sequence.ToString(CultureInfo.InvariantCulture),
                    Date(export.Issued),
                    Date(export.Expires),
                    export.Files.Length,
                    export.Media.Length,
                    State(export, confirmed)
                );
            }
        }
        if (sites.Count == 0)
            call.Output.Line("No site is prepared: holdpoint deliverable init --site NAME …");
        else
            call.Output.Table(table);
        return ExitCode.Done;
    }

    private static object Json(ExportRecord export, long confirmed) =>
        new
        {
            export.Site,
            Export = export.Sequence,
            export.Since,
            export.Issued,
            export.Expires,
            export.NextBy,
            State = State(export, confirmed),
            Files = export.Files.Select(file => new
            {
                file.Name,
                file.Length,
                file.Sha256,
            }),
            export.Media,
            export.LogSize,
        };

    private static string State(ExportRecord export, long confirmed) =>
        !export.IsMade ? "interrupted, never made"
        : export.Sequence == confirmed ? "confirmed by the site"
        : export.Sequence < confirmed ? "followed by a confirmed one"
        : "not confirmed yet";

    private static string Date(DateTimeOffset at) =>
        at.UtcDateTime.ToString("yyyy-MM-dd HH:mm", CultureInfo.InvariantCulture);
}
