using Holdpoint.Cli.Terminal;
using Holdpoint.Core.Evaluation;
using Holdpoint.Core.Evaluation.Revisions;
using Holdpoint.Engine.Evaluation.Revisions;
using Holdpoint.Engine.Monitoring;

namespace Holdpoint.Cli.Monitoring;

/// <summary>An advisory for people.</summary>
internal static class AdvisoryView
{
    private const int SummaryLength = 600;

    /// <summary>Shows a revision.</summary>
    public static void Show(Output output, AdvisoryDetail detail, IReadOnlyList<AdvisoryRevision> revisions)
    {
        var content = detail.Content;
        output.Line((content.Advisory, "bold"), ($"  {content.Title}", ""));
        output.Line();
        output.Field("publisher", content.Publisher);
        output.Field("revision", $"{content.Version}, {content.Status}, {Words.Date(content.Released)}");
        if (content.FirstReleased != content.Released)
            output.Field("first", Words.Date(content.FirstReleased));
        output.Field("severity", content.Severity);
        output.Field("label", content.Tlp is null ? "" : $"TLP:{content.Tlp}");
        foreach (var one in detail.Acceptances)
        {
            output.Field("source", $"{one.SourceId}, {one.Address}");
            output.Field("vouched by", SourceWords.Vouched(one.Hash, one.SignedBy));
        }
        if (detail.Acceptances.Count == 0)
        {
            output.Field("source", $"imported by hand, {detail.Revision.Origin}");
            output.Field("vouched by", ("nothing: neither hash nor signature was looked at", "yellow"));
        }
        output.Field("sha256", (detail.Revision.Sha256, "grey"));
        if (revisions.Count > 1)
            output.Field("kept", string.Join(", ", revisions.Select(one => one.Version)));
        if (content.Summary is { } summary)
            output.Field("summary", Words.Cut(summary, SummaryLength));
        Vulnerabilities(output, content);
        Products(output, content);
        History(output, content);
        if (content.References is [var first, ..])
            output.Field("more", first);
    }

    private static void Vulnerabilities(Output output, AdvisoryContent content)
    {
        if (content.Vulnerabilities.Count == 0)
            return;
        output.Heading(Words.Count(content.Vulnerabilities.Count, "vulnerability", "vulnerabilities"));
        var table = new Table(
            new("CVE"),
            new("CVSS", Right: true),
            new("vector", Drop: 100),
            new("title", Wrap: true)
        );
        foreach (var one in content.Vulnerabilities)
        {
            var best = one.Scores.MaxBy(score => score.Score);
            table.Add(
                (one.Name, "bold"),
                (
                    best?.Score?.ToString("0.0") ?? "",
                    best?.Score >= 9 ? "red"
                    : best?.Score >= 7 ? "yellow"
                    : ""
                ),
                (best?.Vector ?? "", "grey"),
                one.Title
            );
        }
        output.Table(table);
    }

    private static void Products(Output output, AdvisoryContent content)
    {
        if (content.Products.Count == 0)
            return;
        output.Heading(Words.Count(content.Products.Count, "product"));
        var table = new Table(
            new("product", Wrap: true),
            new("versions", Wrap: true),
            new("status"),
            new("fix", Wrap: true),
            new("for", Drop: 110, Wrap: true)
        );
        var total = content.Vulnerabilities.Count;
        foreach (var product in content.Products)
        {
            foreach (var status in product.Statuses)
            {
                table.Add(
                    product.Conditions.Count == 0
                        ? product.Name
                        : $"{product.Name} ({string.Join(", ", product.Conditions)})",
                    product.Versions ?? "all",
                    (StatusWord.Of(status.Status), Style(status)),
                    string.Join("; ", status.Fixes.Select(Fix).Distinct(StringComparer.Ordinal)),
                    status.Vulnerabilities.Count == total && total > 1
                        ? "all"
                        : string.Join(' ', status.Vulnerabilities)
                );
            }
        }
        output.Table(table);
    }

    private static void History(Output output, AdvisoryContent content)
    {
        if (content.History.Count < 2)
            return;
        output.Heading("history");
        foreach (var line in content.History.TakeLast(5))
            output.Field(line.Version, $"{Words.Date(line.Date)}  {line.Summary}");
        output.Line();
    }

    private static string Fix(Fix fix) =>
        fix.Version is { } version ? $"{version}{(fix.OrLater ? " or later" : "")}"
        : fix.State == FixState.Available ? $"fix: {Words.Cut(fix.Text ?? "see the advisory", 80)}"
        : StatusWord.Of(fix.State);

    private static string Style(AdvisoryProductStatus status) =>
        status.Status switch
        {
            Core.Evaluation.Applicability.StatementStatus.Affected => "red",
            Core.Evaluation.Applicability.StatementStatus.Fixed
            or Core.Evaluation.Applicability.StatementStatus.NotAffected => "green",
            _ => "yellow",
        };
}
