using System.CommandLine;
using Holdpoint.Cli.Evaluation;
using Holdpoint.Cli.Terminal;
using Holdpoint.Csaf.Model;
using Holdpoint.Csaf.Reading;
using Holdpoint.Engine;
using Holdpoint.Engine.Evaluation.Incremental;
using Holdpoint.Engine.Monitoring;

namespace Holdpoint.Cli.Monitoring;

/// <summary><c>holdpoint advisory show ID</c>: what the document says, its revisions, and whom it concerns here.</summary>
internal static class AdvisoryShowCommand
{
    private static readonly Argument<string> Id = new("ID") { Description = "The advisory's tracking id" };

    private static readonly Option<bool> Document = new("--document")
    {
        Description = "Write the document itself, byte for byte",
    };

    private static readonly Option<string?> Version = new("--revision")
    {
        Description = "This revision instead of the one that speaks",
        HelpName = "VERSION",
    };

    private static readonly Option<bool> All = new("--all")
    {
        Description = "Also assets that are fixed or not affected",
    };

    /// <summary>The command.</summary>
    public static Command Create() =>
        new Command("show", "One advisory: what it says, its revisions, and which assets it concerns.")
        {
            Id,
            Document,
            Version,
            All,
        }.Does(RunAsync);

    private static async Task<int> RunAsync(Call call)
    {
        var programme = await call.OpenAsync();
        var id = call.Get(Id);
        var revisions = await programme.RevisionsAsync(id, call.Cancel);
        var chosen = revisions.LastOrDefault(one =>
            call.Get(Version) is { } version ? one.Version == version : one.IsCurrent
        );
        if (chosen is null)
        {
            return call.Refuse(
                "advisory-unknown",
                revisions.Count == 0
                    ? $"There is no advisory {id}."
                    : $"{id} has no revision {call.Get(Version)}.",
                advice: revisions.Count == 0
                    ? "holdpoint advisory list"
                    : $"one of {string.Join(", ", revisions.Select(one => one.Version))}",
                exitCode: ExitCode.No
            );
        }
        var bytes = (await programme.DocumentAsync(chosen.Sha256, call.Cancel))!;
        if (call.Get(Document))
        {
            await call.Output.BytesAsync(bytes);
            return ExitCode.Done;
        }
        await ShowAsync(call, programme, id, revisions, chosen, CsafReader.Read(bytes).Document!);
        return ExitCode.Done;
    }

    private static async Task ShowAsync(
        Call call,
        Programme programme,
        string id,
        IReadOnlyList<AdvisoryRevision> revisions,
        AdvisoryRevision chosen,
        CsafDocument document
    )
    {
        var output = call.Output;
        var findings = await programme.FindingsOfAsync(id, call.Cancel);
        output.JsonDocument(
            new
            {
                Advisory = id,
                document.Metadata?.Title,
                Publisher = document.Metadata?.Publisher?.Name,
                Revision = chosen,
                Revisions = revisions,
                Cves = document.Vulnerabilities.Select(one => one.Cve ?? one.Title),
                References = document.Metadata?.References.Select(one => new { one.Summary, one.Url }),
                Findings = findings.Select(FindingView.Json),
            }
        );
        output.Heading($"{id}  {document.Metadata?.Title}");
        output.Field("publisher", document.Metadata?.Publisher?.Name ?? "");
        output.Field(
            "revision",
            $"{chosen.Version}, {document.Metadata?.Tracking?.Status}, released {Words.Date(chosen.ReleasedAt)}"
                + (chosen.IsCurrent ? "" : "  (not the one that speaks)")
        );
        foreach (var reference in (document.Metadata?.References ?? []).Take(3))
            output.Field("see", $"{reference.Url}");
        ShowVulnerabilities(output, document);
        if (revisions.Count > 1)
            ShowRevisions(output, revisions);
        var shown = findings
            .Where(one => call.Get(All) || VerdictWord.IsOpen(one.Finding.Verdict))
            .OrderBy(one => FindingView.Rank(one.Finding.Verdict))
            .ToList();
        output.Heading("Which assets it concerns");
        if (shown.Count > 0)
            output.Table(FindingView.Table(shown, withAsset: true));
        output.Line(
            findings.Count == 0 ? "None of the assets."
                : shown.Count < findings.Count
                    ? $"{Words.Count(findings.Count - shown.Count, "finding")} fixed or not affected (--all shows them)"
                : "",
            "grey"
        );
    }

    private static void ShowVulnerabilities(Output output, CsafDocument document)
    {
        var table = new Table(new("vulnerability"), new("cvss", Right: true), new("title", Wrap: true));
        foreach (var one in document.Vulnerabilities)
        {
            var score = one
                .Metrics.SelectMany(metric =>
                    new[] { metric.Content?.CvssV4, metric.Content?.CvssV3, metric.Content?.CvssV2 }
                )
                .Max(cvss => cvss?.BaseScore);
            table.Add(
                one.Cve ?? (one.Ids.Count > 0 ? one.Ids[0].Text : ""),
                AdvisoryListCommand.Severity(score),
                one.Title ?? (one.Notes.Count > 0 ? Words.Cut(one.Notes[0].Text, 300) : "")
            );
        }
        output.Line();
        output.Table(table);
    }

    private static void ShowRevisions(Output output, IReadOnlyList<AdvisoryRevision> revisions)
    {
        output.Heading("Revisions kept");
        var table = new Table(
            new("revision"),
            new("released"),
            new("taken in"),
            new("sha-256", Drop: 100),
            new("from", Wrap: true, Drop: 120)
        );
        foreach (var one in revisions)
        {
            table.Add(
                new(one.Version, one.IsCurrent ? "bold" : ""),
                Words.Date(one.ReleasedAt),
                Words.Date(one.ImportedAt),
                one.Sha256[..16],
                one.Origin
            );
        }
        output.Table(table);
    }
}
