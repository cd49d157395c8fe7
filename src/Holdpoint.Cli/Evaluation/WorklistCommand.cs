using System.CommandLine;
using System.Globalization;
using Holdpoint.Cli.Terminal;
using Holdpoint.Core.Evaluation.Clocks;
using Holdpoint.Core.Evaluation.PatchCases;
using Holdpoint.Core.Monitoring;
using Holdpoint.Engine;
using Holdpoint.Engine.Evaluation.PatchCases;

namespace Holdpoint.Cli.Evaluation;

/// <summary><c>holdpoint worklist</c>: what to do, on which assets, why, until when.</summary>
internal static class WorklistCommand
{
    private static readonly Option<string?> Site = new("--site")
    {
        Description = "Only this site",
        HelpName = "NAME",
    };
    private static readonly Option<string?> Zone = new("--zone")
    {
        Description = "Only this zone",
        HelpName = "NAME",
    };

    private static readonly Option<string?> Priority = new("--priority", "--outcome")
    {
        Description = "Only this priority: immediate, out-of-cycle, scheduled, defer",
        HelpName = "WORD",
    };

    private static readonly Option<string?> Due = new("--due")
    {
        Description = "Due within so many days (30), or on a date (2026-12-31) at the latest",
        HelpName = "WHEN",
    };

    private static readonly Option<string?> Show = new("--verdict")
    {
        Description = "affected: only cases; review: only questions",
        HelpName = "WORD",
    };

    private static readonly Option<bool> Overdue = new("--overdue")
    {
        Description = "Only what is overdue; exit 1 if there is any",
    };

    /// <summary>The command.</summary>
    public static Command Create() =>
        new Command("worklist", "What to do, on which assets, why and until when: the most urgent first.")
        {
            Site,
            Zone,
            Priority,
            Due,
            Show,
            Overdue,
        }.Does(RunAsync);

    private static async Task<int> RunAsync(Call call)
    {
        int? within = null;
        DateOnly? dueBy = null;
        if (call.Get(Due) is { } told && (within = DaysOf(told)) is null && (dueBy = DateOf(told)) is null)
        {
            return call.Refuse(
                "due-unreadable",
                $"\"{told}\" is neither a number of days nor a date.",
                advice: "--due 30 or --due 2026-12-31"
            );
        }
        var shown = call.Get(Show)?.ToLowerInvariant();
        if (shown is not (null or "affected" or "review"))
            return call.Refuse(
                "verdict-unknown",
                $"\"{shown}\" is no verdict of the worklist.",
                advice: "--verdict affected or --verdict review"
            );
        if (call.Get(Overdue))
            (within, dueBy) = (-1, null);
        var programme = await call.OpenAsync();
        var filter = new WorklistFilter(
            call.Get(Site),
            call.Get(Zone),
            call.Get(Priority)?.ToLowerInvariant(),
            dueBy,
            within
        );
        if (await UnknownAsync(call, programme, filter) is { } refused)
            return refused;
        var work = await programme.WorklistAsync(filter, call.Cancel);
        if (shown == "affected")
            work = work with { Reviews = [] };
        if (shown == "review")
            work = work with { Cases = [] };
        await ShowAsync(call, programme, work, filter);
        return call.Get(Overdue) && work.Cases.Count > 0 ? ExitCode.No : ExitCode.Done;
    }

    // A word that is never met would look like "nothing to do".
    private static async Task<int?> UnknownAsync(Call call, Programme programme, WorklistFilter filter)
    {
        var words = await programme.WorklistWordsAsync(call.Cancel);
        (string What, string? Asked, IReadOnlyList<string> Known)[] asked =
        [
            ("site", filter.Site, words.Sites),
            ("zone", filter.Zone, words.Zones),
            ("priority", filter.Outcome, words.Outcomes),
        ];
        foreach (var (what, word, known) in asked)
        {
            if (word is null || known.Contains(word, StringComparer.Ordinal))
                continue;
            return call.Refuse(
                $"{what}-unknown",
                $"There is no {what} \"{word}\".",
                advice: known.Count == 0 ? null : $"Known: {string.Join(", ", known)}"
            );
        }
        return null;
    }

    /// <summary>Prints the worklist.</summary>
    public static async Task ShowAsync(Call call, Programme programme, OpenWork work, WorklistFilter filter)
    {
        var output = call.Output;
        output.JsonDocument(
            new { Cases = work.Cases.Select(CaseCells.Json), Reviews = work.Reviews.Select(CaseCells.Json) }
        );
        if (output.IsJson)
            return;
        var today = await programme.DatesAsync(call.Cancel);
        var sites = work
            .Cases.Select(one => one.Content.Site)
            .Concat(work.Reviews.Select(one => one.Site))
            .Distinct(StringComparer.Ordinal)
            .ToList();
        Summary(output, work, sites, today);
        if (work.Cases.Count > 0)
            output.Table(Cases(work.Cases, sites.Count > 1, today));
        if (work.Reviews.Count > 0)
        {
            output.Heading("Questions to a person: the data does not decide these");
            output.Table(Reviews(work.Reviews, sites.Count > 1));
        }
        if (work.Cases.Count > 0)
            output.Line($"A case in full: holdpoint case show {work.Cases[0].Id}", "grey");
        else if (work.Reviews.Count == 0)
            output.Line(
                filter == new WorklistFilter()
                    ? "Nothing to do. New inventory or advisories? holdpoint evaluate"
                    : "Nothing matches the filter."
            );
        await StaleAsync(call, programme);
    }

    private static void Summary(Output output, OpenWork work, List<string> sites, SiteDates today)
    {
        var groups = work
            .Cases.GroupBy(one => one.Assessment.Outcome, StringComparer.Ordinal)
            .Select(group =>
                (Outcome: group.Key, Rank: group.Max(one => one.Assessment.OutcomeRank), Count: group.Count())
            )
            .OrderByDescending(group => group.Rank);
        var parts = new List<Cell>
        {
            new(
                sites.Count == 1 ? $"{sites[0]}: "
                    : sites.Count > 1 ? $"{sites.Count} sites: "
                    : "",
                "bold"
            ),
            new(Words.Count(work.Cases.Count, "open case")),
        };
        foreach (var (outcome, _, count) in groups)
        {
            parts.Add(new(", "));
            var style = CaseCells.Priority(outcome).Style;
            parts.Add(new($"{count} {outcome}", style));
        }
        var overdue = work.Cases.Count(one => one.Proposal.DueOn < today.At(one.Content.Site));
        if (overdue > 0)
            parts.Add(new($", {overdue} overdue", "bold red"));
        if (work.Reviews.Count > 0)
            parts.Add(new($"; {Words.Count(work.Reviews.Count, "question")}", "yellow"));
        output.Line();
        output.Line(parts.ToArray());
    }

    private static Table Cases(IReadOnlyList<PatchCase> cases, bool withSite, SiteDates today)
    {
        var table = withSite
            ? new Table(
                new("priority"),
                new("due"),
                new("what to do", Wrap: true, MinWidth: 0),
                new("site", Drop: 100),
                new("on", Wrap: true),
                new("why", Wrap: true, Drop: 110),
                new("case")
            )
            : new Table(
                new("priority"),
                new("due"),
                new("what to do", Wrap: true),
                new("on", Wrap: true),
                new("why", Wrap: true, Drop: 110),
                new("case")
            );
        foreach (var one in cases)
        {
            List<Cell> cells =
            [
                CaseCells.Priority(one.Assessment.Outcome),
                CaseCells.Due(one.Proposal.DueOn, today.At(one.Content.Site)),
                (CaseWords.Action(one), "bold"),
                CaseWords.Assets(CaseWords.AssetsOf(one.Content.Parts)),
                CaseWords.Why(one),
                (one.Id, "grey"),
            ];
            if (withSite)
                cells.Insert(3, one.Content.Site);
            table.Add([.. cells]);
        }
        return table;
    }

    private static Table Reviews(IReadOnlyList<ReviewItem> reviews, bool withSite)
    {
        var table = new Table(
            new("advisory"),
            new("product", Wrap: true),
            new("on", Wrap: true),
            new("question", Wrap: true, MinWidth: 30)
        );
        foreach (var one in reviews)
        {
            var assets = CaseWords.Assets(CaseWords.AssetsOf(one.Parts));
            table.Add(one.Advisory, one.Product, withSite ? $"{one.Site}: {assets}" : assets, one.Question);
        }
        return table;
    }

    private static async Task StaleAsync(Call call, Programme programme)
    {
        var stale = (await programme.SourcesAsync(call.Cancel))
            .Where(one => one.Freshness != Freshness.Fresh)
            .Select(one => one.Source.Id)
            .ToList();
        if (stale.Count > 0)
            call.Output.Line(
                $"Not looked at recently: {string.Join(", ", stale)} (holdpoint source check)",
                "yellow"
            );
    }

    private static int? DaysOf(string told) =>
        int.TryParse(told, NumberStyles.None, CultureInfo.InvariantCulture, out var days) && days <= 36_500
            ? days
            : null;

    private static DateOnly? DateOf(string told) =>
        DateOnly.TryParseExact(
            told,
            "yyyy-MM-dd",
            CultureInfo.InvariantCulture,
            DateTimeStyles.None,
            out var date
        )
            ? date
            : null;
}
