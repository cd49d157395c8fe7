using System.CommandLine;
using Holdpoint.Cli.Terminal;
using Holdpoint.Core.Evaluation.Clocks;
using Holdpoint.Core.Evaluation.Decisions;
using Holdpoint.Engine.Evaluation.SitePolicies;

namespace Holdpoint.Cli.Evaluation.Sites;

/// <summary><c>holdpoint site show SITE</c>: how it decides, clock by clock and zone by zone.</summary>
internal static class SiteShowCommand
{
    private static readonly Argument<string> Name = new("SITE") { Description = "The site's name" };

    /// <summary>The command.</summary>
    public static Command Create() =>
        new Command("show", "How one site decides: tables, clocks, zones, and its policy's history.")
        {
            Name,
        }.Does(RunAsync);

    private static async Task<int> RunAsync(Call call)
    {
        var programme = await call.OpenAsync();
        var sites = await programme.SitesAsync(call.Cancel);
        if (sites.FirstOrDefault(one => one.Site == call.Get(Name)) is not { } site)
            return call.Refuse(
                "site-unknown",
                $"There is no site \"{call.Get(Name)}\".",
                advice: "holdpoint site list",
                exitCode: ExitCode.No
            );
        call.Output.JsonDocument(SiteWords.Json(site));
        if (!call.Output.IsJson)
            Show(call.Output, site);
        return ExitCode.Done;
    }

    private static void Show(Output output, SiteState site)
    {
        var policy = site.Policy;
        output.Line();
        output.Line((site.Site, "bold"), ($"  {Words.Count(site.Assets, "asset")}", ""));
        output.Field("policy", SiteWords.Policy(site));
        output.Field("time zone", policy.Calendar.Zone.Id);
        output.Field("priorities", $"by {policy.PriorityTable}");
        output.Field("beside", string.Join(", ", policy.OtherTables.Select(table => table.ToString())));
        output.Field(
            "at most",
            $"{policy.AcceptAtMostDays} days for acceptances, {policy.PlanAtMostDays} for plans"
        );
        output.Field("sources", policy.Sources is null ? "all" : string.Join(", ", policy.Sources));
        ShowClocks(output, policy);
        ShowPlaces(output, "Zones", policy.Zones);
        ShowPlaces(output, "Assets", policy.Assets);
        if (policy.Defaults.Count > 0)
        {
            output.Heading("Where nothing is known");
            foreach (var (name, value) in policy.Defaults)
                output.Field(name, value, 22);
        }
        if (site.Revisions.Count == 0)
            return;
        output.Heading("Revisions of the policy");
        var table = new Table(
            new("revision", Right: true),
            new("from"),
            new("on"),
            new("by"),
            new("why", Wrap: true)
        );
        foreach (var one in site.Revisions)
            table.Add(
                one.Revision,
                one.ValidFrom is { } from ? SiteCalendar.Words(from) : "at once",
                Words.Date(one.At),
                one.By,
                one.Why
            );
        output.Table(table);
    }

    private static void ShowClocks(Output output, SitePolicy policy)
    {
        output.Heading("Clocks");
        var table = new Table(
            new("clock"),
            new("days", Wrap: true),
            new("in force", Drop: 110),
            new("figures")
        );
        foreach (var clock in policy.Clocks.Select(policy.Catalogue.Find).OfType<ClockDefinition>())
            table.Add(
                (clock.Id, "bold"),
                clock.Days is { } days
                    ? $"{days}"
                    : string.Join(
                        ", ",
                        clock.DaysByOutcome.Select(pair =>
                            $"{pair.Key}: {pair.Value?.ToString() ?? "no date"}"
                        )
                    ),
                (clock.ValidFrom, clock.ValidTo) switch
                {
                    (null, null) => "always",
                    ({ } from, null) => $"from {SiteCalendar.Words(from)}",
                    (null, { } to) => $"to {SiteCalendar.Words(to)}",
                    ({ } from, { } to) => $"{SiteCalendar.Words(from)} to {SiteCalendar.Words(to)}",
                },
                clock.Mark switch
                {
                    ClockMark.Verified => ("verified", "green"),
                    ClockMark.Conflict => ("sources disagree", "yellow"),
                    ClockMark.Unchecked => ("unchecked", "yellow"),
                    _ => ("own", ""),
                }
            );
        output.Table(table);
    }

    private static void ShowPlaces(
        Output output,
        string heading,
        IReadOnlyDictionary<string, ZoneContext> places
    )
    {
        if (places.Count == 0)
            return;
        output.Heading(heading);
        var table = new Table(
            new("name"),
            new("exposure"),
            new("criticality"),
            new("safety"),
            new("asset data", Drop: 90)
        );
        foreach (var (name, place) in places.OrderBy(pair => pair.Key, StringComparer.Ordinal))
            table.Add(
                (name, "bold"),
                place.Exposure,
                place.Criticality,
                place.Safety,
                place.Overrides ? "overridden" : "comes first"
            );
        output.Table(table);
    }
}
