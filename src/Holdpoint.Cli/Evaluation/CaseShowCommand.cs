using System.CommandLine;
using Holdpoint.Cli.Evaluation.Clocks;
using Holdpoint.Cli.Terminal;
using Holdpoint.Core.Evaluation;
using Holdpoint.Core.Evaluation.Clocks;
using Holdpoint.Core.Evaluation.Decisions;
using Holdpoint.Core.Evaluation.PatchCases;
using Holdpoint.Engine.Evaluation.PatchCases;

namespace Holdpoint.Cli.Evaluation;

/// <summary><c>holdpoint case show ID</c>: everything a person needs to decide, with the words it rests on.</summary>
internal static class CaseShowCommand
{
    private static readonly Argument<string> Id = CaseAsked.Id();

    /// <summary>The command.</summary>
    public static Command Create() =>
        new Command(
            "show",
            "One case in full: what to do, the evidence, the clocks, how the priority was decided."
        )
        {
            Id,
        }.Does(RunAsync);

    private static async Task<int> RunAsync(Call call)
    {
        var programme = await call.OpenAsync();
        if (await CaseAsked.FindAsync(call, programme, call.Get(Id)) is not { } detail)
            return ExitCode.No;
        var differences = await programme.ReplayAsync(detail.Case, call.Cancel);
        var decisions = await programme.DecisionsAsync(detail.Case.Id, call.Cancel);
        call.Output.JsonDocument(
            new
            {
                Case = CaseCells.Json(detail.Case),
                detail.Case.Clocks,
                detail.Case.Question,
                Decisions = decisions,
                detail.Case.Assessment.Policy,
                Replay = new { Stands = differences.Count == 0, Differences = differences },
                Decision = detail.Case.Assessment.Records,
                detail.Case.Assessment.Key,
                Parts = detail.Parts.Select(part => new
                {
                    part.Part.Installed,
                    part.Part.Target,
                    part.Part.Assets,
                    Findings = part.Findings.Select(finding => new
                    {
                        finding.Advisory,
                        finding.Revision,
                        finding.Cves,
                        finding.Verdict,
                        finding.Confidence,
                        finding.Evidence,
                        finding.Fix,
                    }),
                }),
            }
        );
        if (!call.Output.IsJson)
        {
            var dates = await programme.DatesAsync(call.Cancel);
            Show(call, detail, decisions, differences, dates.At(detail.Case.Content.Site));
        }
        return ExitCode.Done;
    }

    private static void Show(
        Call call,
        CaseDetail detail,
        IReadOnlyList<Decision> decisions,
        IReadOnlyList<string> differences,
        DateOnly today
    )
    {
        var output = call.Output;
        var one = detail.Case;
        output.Line();
        output.Line((one.Id, "grey"), ("  ", ""), (CaseWords.Action(one), "bold"));
        output.Line(one.Proposal.Sentence);
        output.Line();
        output.Field("priority", CaseCells.Priority(one.Assessment.Outcome));
        if (one.Proposal.DueOn is { } due)
        {
            var (text, style) = CaseCells.Due(due, today);
            output.Field("due", new($"{text}, {CaseWords.Distance(due, today)}", style));
        }
        output.Field("site", one.Content.Site);
        output.Field("stage", $"{Lower(one.Stage.ToString())}, detected {Words.Date(one.DetectedAt)}");
        if (one.Content.Patch is { } patch)
        {
            output.Field("restart", patch.RestartRequired?.Replace('_', ' ') ?? "no document says");
            foreach (var url in patch.Urls.Take(3))
                output.Field("get it", url);
        }
        if (one.Decision is { } decision)
            output.Field("decision", CaseWords.Sentence(decision));
        output.Field("decide again", (one.Question ?? "", "bold yellow"));
        ShowAssets(output, detail);
        ShowCves(output, one);
        ShowEvidence(output, detail);
        ShowOpen(output, one);
        ShowClocks(call, one);
        DecisionWords.Show(output, decisions);
        ShowDecision(output, one);
        output.Field("policy", $"{one.Content.Site}, {one.Assessment.Policy}");
        output.Field(
            "replay",
            differences.Count == 0
                ? ("the recorded inputs give the same answer", "green")
                : (string.Join(" ", differences), "bold red")
        );
    }

    private static void ShowAssets(Output output, CaseDetail detail)
    {
        output.Heading("Assets");
        var table = new Table(new("assets", Wrap: true), new("zone"), new("installed"), new("to"));
        foreach (var part in detail.Parts)
        {
            table.Add(
                new(string.Join(", ", part.Part.Assets), "bold"),
                string.Join(
                    ", ",
                    part.Part.Contexts.Select(place => place.Zone)
                        .OfType<string>()
                        .Distinct(StringComparer.Ordinal)
                ),
                part.Part.Installed ?? "unknown",
                (part.Part.Target ?? "", "green")
            );
        }
        output.Table(table);
    }

    private static void ShowCves(Output output, PatchCase one)
    {
        output.Heading("Vulnerabilities");
        var table = new Table(
            new("cve"),
            new("priority"),
            new("exploited", Wrap: true),
            new("epss", Right: true),
            new("cvss", Right: true),
            new("after the patch", Wrap: true)
        );
        var open = one.Content.StaysOpen.ToLookup(row => row.Cve, StringComparer.Ordinal);
        foreach (var cve in one.Assessment.Cves)
        {
            table.Add(
                cve.Cve,
                CaseCells.Priority(cve.Outcome),
                cve.Exploited
                    ? new Cell(
                        cve.KevAdded is { } added
                            ? $"in KEV since {SiteCalendar.Words(added)}{(cve.Ransomware ? ", ransomware" : "")}"
                            : "yes",
                        "bold red"
                    )
                    : "not known",
                cve.Epss is { } epss ? CaseWords.Percent(epss) : "unknown",
                cve.Cvss is { } cvss ? cvss.ToString("0.0") : "unknown",
                open.Contains(cve.Cve)
                    ? (
                        $"open: {string.Join("; ", open[cve.Cve].Select(row => row.Reason).Distinct(StringComparer.Ordinal))}",
                        "yellow"
                    )
                    : ("closed", "green")
            );
        }
        output.Table(table);
    }

    private static void ShowEvidence(Output output, CaseDetail detail)
    {
        output.Heading("Why: the advisories' own words");
        var table = new Table(
            new("advisory"),
            new("rev", Right: true),
            new("says", Wrap: true),
            new("range", Wrap: true),
            new("so", Wrap: true, MinWidth: 26),
            new("confidence", Drop: 110),
            new("rules", Wrap: true, Drop: 150)
        );
        foreach (var finding in detail.Parts.SelectMany(part => part.Findings).DistinctBy(Sameness))
        {
            table.Add(
                (finding.Advisory, "bold"),
                finding.Revision,
                finding.Evidence.Product,
                finding.Evidence.RangeText,
                finding.Evidence.Reason,
                Lower(finding.Confidence.ToString()),
                string.Join(" → ", finding.Evidence.Rules)
            );
        }
        output.Table(table);
        foreach (
            var text in detail
                .Parts.SelectMany(part => part.Findings)
                .Select(one => one.Fix?.Text)
                .OfType<string>()
                .Distinct(StringComparer.Ordinal)
                .Take(4)
        )
            output.Field("remedy", Words.Cut(text, 600));
    }

    private static (string, string, string?, string) Sameness(Finding finding) =>
        (finding.Advisory, finding.Evidence.Product, finding.Evidence.RangeText, finding.Evidence.Reason);

    private static void ShowOpen(Output output, PatchCase one)
    {
        var elsewhere = one
            .Content.StaysOpen.Where(row => row.CaseId is not null && row.CaseId != one.Id)
            .ToList();
        if (elsewhere.Count == 0)
            return;
        output.Heading("Stays open, taken care of elsewhere");
        var table = new Table(new("cve"), new("advisory"), new("why", Wrap: true), new("case"));
        foreach (var row in elsewhere)
            table.Add(row.Cve, row.Advisory, row.Reason, row.CaseId);
        output.Table(table);
    }

    private static void ShowClocks(Call call, PatchCase one)
    {
        if (one.Clocks.Count == 0)
            return;
        call.Output.Heading("Clocks");
        var now = call.Clock.GetUtcNow();
        var table = new Table(new("due"), new("state"), new("basis", Wrap: true));
        foreach (var clock in one.Clocks)
        {
            table.Add(
                clock.DueOn is { } due ? SiteCalendar.Words(due) : "no date",
                clock.MetAt is { } met
                    ? new Cell(
                        $"{ClockWords.State(clock.StateAt(now)).Text} {Words.Date(met)}",
                        ClockWords.State(clock.StateAt(now)).Style
                    )
                    : ClockWords.State(clock.StateAt(now)),
                clock.MetBy is { } by ? $"{clock.Basis} Met by: {by}." : clock.Basis
            );
        }
        call.Output.Table(table);
    }

    private static void ShowDecision(Output output, PatchCase one)
    {
        foreach (var record in one.Assessment.Records)
        {
            output.Heading(
                $"How {record.TableId} {record.TableVersion} decided for {record.Subject}: {record.Outcome} (row {record.Row})"
            );
            var table = new Table(
                new("input"),
                new("value"),
                new("from", Wrap: true),
                new("why", Wrap: true)
            );
            foreach (var input in Inputs(record))
            {
                table.Add(
                    input.Name,
                    (input.Value, "bold"),
                    input.Defaulted ? ($"not known: {input.Source}", "yellow") : (input.Source, ""),
                    input.Reason
                );
            }
            output.Table(table);
        }
        output.Field("order", one.Assessment.Key.Explanation);
    }

    private static IEnumerable<DecisionInput> Inputs(DecisionRecord record) =>
        record.Inputs.Concat(record.Derived.SelectMany(Inputs));

    private static string Lower(string word) => word.ToLowerInvariant();
}
