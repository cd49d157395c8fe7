using Holdpoint.Cli.Terminal;
using Holdpoint.Core.Evaluation.Decisions;
using Holdpoint.Core.Evaluation.PatchCases;

namespace Holdpoint.Cli.Evaluation;

/// <summary>Everything about one case, for people: the proposal, its stages, clocks, assets, evidence and decision row.</summary>
internal static class CaseView
{
    /// <summary>Writes a case.</summary>
    public static void Show(Output output, PatchCase one, DateTimeOffset now)
    {
        var content = one.Content;
        output.Heading($"{one.Id}  {WorklistView.Target(content)}");
        output.Line(Stages(one.Stage), "grey");
        output.Line();
        output.Line(one.Proposal.Sentence, "bold");
        output.Line();
        output.Field("site", content.Site);
        output.Field("do", DecisionWords.Cell(one.Proposal.Kind));
        output.Field("due", DueCell.Of(one, now));
        output.Field("order", one.Assessment.Key.Explanation);
        output.Field("files", string.Join("  ", content.Patch?.Urls ?? []));
        output.Field("advisories", string.Join(", ", content.Advisories));
        if (one.ClosedBecause is { } because)
            output.Field("closed", because);
        Clocks(output, one, now);
        Vulnerabilities(output, one);
        Assets(output, content);
        Evidence(output, content);
        Decision(output, one.Assessment.Records);
    }

    // The six phases as one bar; the shape tells the state without colour.
    private static string Stages(PatchCaseStage stage) =>
        string.Join(
            "  ",
            Enum.GetValues<PatchCaseStage>()
                .Select(step =>
                    $"{(step < stage ? "●" : step == stage ? "◉" : "○")} {step.ToString().ToLowerInvariant()}"
                )
        );

    private static void Clocks(Output output, PatchCase one, DateTimeOffset now)
    {
        if (one.Clocks.Count == 0)
            return;
        output.Heading("Clocks");
        var table = new Table(new("Due", MinWidth: 19), new("Clock", Drop: 90), new("Why", Wrap: true));
        foreach (var clock in one.Clocks)
            table.Add(DueCell.Of(clock, now), clock.Definition, clock.Basis);
        output.Table(table);
    }

    private static void Vulnerabilities(Output output, PatchCase one)
    {
        output.Heading("Vulnerabilities");
        var open = one.Content.StaysOpen.ToLookup(cve => cve.Cve, StringComparer.Ordinal);
        var table = new Table(
            new("CVE"),
            new("Outcome"),
            new("Exploited"),
            new("CVSS", Right: true),
            new("EPSS", Right: true),
            new("After the patch", Wrap: true)
        );
        foreach (var cve in one.Assessment.Cves)
            table.Add(
                cve.Cve,
                cve.Outcome,
                Exploited(cve),
                cve.Cvss is { } score ? score.ToString("0.0") : "unknown",
                cve.Epss is { } chance ? chance.ToString("P1") : "unknown",
                After(open[cve.Cve].FirstOrDefault())
            );
        output.Table(table);
    }

    private static void Assets(Output output, PatchCaseContent content)
    {
        output.Heading(content.AssetCount == 1 ? "1 asset" : $"{content.AssetCount} assets");
        var table = new Table(
            new("Assets", Wrap: true),
            new("Zone", Wrap: true, Drop: 90),
            new("Installed", Wrap: true),
            new("Target", Wrap: true)
        );
        foreach (var part in content.Parts)
            table.Add(
                string.Join(", ", part.Assets),
                string.Join(
                    ", ",
                    part.Contexts.Select(context => context.Zone ?? "no zone")
                        .Distinct(StringComparer.Ordinal)
                ),
                part.Installed ?? "unknown",
                part.Target ?? "none"
            );
        output.Table(table);
    }

    private static void Evidence(Output output, PatchCaseContent content)
    {
        output.Heading("Evidence, in the advisories' own words");
        var findings = content
            .Parts.SelectMany(part => part.Findings)
            .Select(found => found.Finding)
            .GroupBy(finding =>
                (
                    finding.Advisory,
                    finding.Evidence.Product,
                    finding.Evidence.RangeText,
                    finding.Evidence.Reason
                )
            );
        foreach (var group in findings)
        {
            var finding = group.First();
            output.Line(
                new Cell($"{finding.Advisory} revision {finding.Revision}", "bold"),
                $"  {finding.Evidence.Product}"
            );
            output.Field("  range", new(finding.Evidence.RangeText ?? "", "yellow"));
            output.Field("  because", finding.Evidence.Reason);
            output.Field("  rules", new(string.Join(" → ", finding.Evidence.Rules), "grey"));
            output.Field("  fix", finding.Fix?.Text ?? "");
            output.Field(
                "  CVEs",
                string.Join(", ", group.SelectMany(one => one.Cves).Distinct(StringComparer.Ordinal))
            );
        }
    }

    private static void Decision(Output output, IReadOnlyList<DecisionRecord> records)
    {
        foreach (var record in records)
        {
            output.Heading(
                $"{record.TableId} {record.TableVersion}, row {record.Row}: {record.Outcome} ({record.Subject})"
            );
            var table = new Table(
                new("Input"),
                new("Value"),
                new("Source", Wrap: true),
                new("Reason", Wrap: true, Drop: 100)
            );
            foreach (var input in record.Inputs.Concat(record.Derived.SelectMany(derived => derived.Inputs)))
                table.Add(input.Name, input.Value, Source(input), input.Reason);
            output.Table(table);
        }
    }

    private static Cell Exploited(CvePriority cve) =>
        !cve.Exploited ? "not known"
        : cve.KevAdded is { } day ? new Cell($"yes, KEV {day:yyyy-MM-dd}", "red")
        : new Cell("yes", "red");

    private static Cell After(OpenCve? stays) =>
        stays is null ? "closed" : new Cell($"stays open: {stays.Reason}", "yellow");

    private static Cell Source(DecisionInput input) =>
        input.Defaulted ? new Cell("default: nothing is known", "yellow") : input.Source;
}
