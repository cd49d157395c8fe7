using Holdpoint.Core.Access;
using Holdpoint.Engine.Evaluation.Revisions;
using Holdpoint.Server.Pages.Monitoring;

namespace Holdpoint.Server.Exports;

/// <summary>The tables of advisories and sources.</summary>
internal static class MonitoringExports
{
    /// <summary>All.</summary>
    public static IReadOnlyList<ExportTable> All { get; } =
    [
        new("advisories", Advisories)
        {
            Filters =
            [
                new("text", "Words of it."),
                new("publisher", "Only this publisher's."),
                new("relevant", "true for those that speak of an asset of yours.", ExportWords.YesOrNo),
            ],
        },
        new("advisory-findings/{advisory}", FindingsAsync),
        new("advisory-vulnerabilities/{advisory}", VulnerabilitiesAsync),
        new("advisory-products/{advisory}", ProductsAsync),
        new("sources", SourcesAsync),
        new("held-documents", HeldAsync),
        new("datasets", DatasetsAsync),
    ];

    private static Task<ExportContent?> Advisories(ExportAsk ask)
    {
        var texts = ask.Texts<Texts>();
        var filters = AdvisoriesPage.Ask(ask.Query, ask.Allowed);
        var lines = ExportAsk.AllAsync(async from =>
            (
                await ask.Programme.AdvisoryPartAsync(
                    filters with
                    {
                        From = from,
                        Count = ExportAsk.PartRows,
                    },
                    ask.Cancel
                )
            ).Lines
        );
        return Task.FromResult<ExportContent?>(
            new(
                [
                    texts["advisories.col.id"],
                    texts["advisories.col.released"],
                    texts["advisories.col.what"],
                    "CVE",
                    texts["advisories.publisher"],
                    "CVSS",
                    texts["advisories.col.affected"],
                    texts["advisories.col.review"],
                ],
                lines.Select(line =>
                    new object?[]
                    {
                        line.Key,
                        line.ReleasedAt is { } at ? DateOnly.FromDateTime(at.UtcDateTime) : null,
                        line.Title,
                        string.Join("; ", line.Cves),
                        line.Publisher,
                        line.Cvss,
                        line.Affected,
                        line.Review,
                    }
                )
            )
        );
    }

    private static async Task<ExportContent?> FindingsAsync(ExportAsk ask)
    {
        if (await DetailAsync(ask) is null)
            return null;
        var (texts, common) = (ask.Texts<Texts>(), ask.Texts<Pages.Texts>());
        var findings = AdvisoryPage.Ordered(
            await ask.Programme.FindingsOfAsync(ask.Route("advisory"), ask.Cancel),
            ask.Person
        );
        return new(
            [
                texts["advisory.verdict"],
                texts["advisory.asset"],
                texts["advisory.site"],
                texts["advisory.words"],
                texts["advisory.so"],
            ],
            findings.Select(one =>
                new object?[]
                {
                    common[$"verdict.{one.Finding.Verdict}"].Value,
                    one.Asset,
                    one.Site,
                    one.Finding.Evidence.Product,
                    one.Finding.Evidence.Reason,
                }
            )
        );
    }

    private static async Task<ExportContent?> VulnerabilitiesAsync(ExportAsk ask)
    {
        if (await DetailAsync(ask) is not { } detail)
            return null;
        var texts = ask.Texts<Texts>();
        return new(
            ["CVE", "CVSS", texts["advisory.vector"], texts["advisory.what"]],
            detail.Content.Vulnerabilities.Select(one =>
            {
                var best = one.Scores.MaxBy(score => score.Score);
                return new object?[] { one.Name, best?.Score, best?.Vector, one.Title };
            })
        );
    }

    private static async Task<ExportContent?> ProductsAsync(ExportAsk ask)
    {
        if (await DetailAsync(ask) is not { } detail)
            return null;
        var texts = ask.Texts<Texts>();
        return new(
            [
                texts["advisory.product"],
                texts["advisory.versions"],
                texts["advisory.status"],
                texts["advisory.fix"],
            ],
            detail.Content.Products.SelectMany(product =>
                product.Statuses.Select(status =>
                    new object?[]
                    {
                        AdvisoryPage.Name(product),
                        product.Versions ?? texts["advisory.all-versions"],
                        texts[$"status.{status.Status}"].Value,
                        string.Join("; ", AdvisoryPage.Fixes(status)),
                    }
                )
            )
        );
    }

    private static async Task<ExportContent?> SourcesAsync(ExportAsk ask)
    {
        var (overview, common) = (ask.Texts<Pages.Overview.Texts>(), ask.Texts<Pages.Texts>());
        var rows = new List<object?[]>();
        foreach (var state in await ask.Programme.SourcesAsync(ask.Cancel))
            rows.Add([
                state.Source.Name,
                common[$"fresh.{state.Freshness}"].Value,
                await ask.TimeAsync(state.LastCheck?.FinishedAt),
                state.Held,
            ]);
        return new(
            [
                overview["overview.source"],
                overview["overview.state"],
                overview["overview.looked"],
                overview["overview.held"],
            ],
            rows
        );
    }

    private static async Task<ExportContent?> HeldAsync(ExportAsk ask)
    {
        var texts = ask.Texts<Texts>();
        var rows = new List<object?[]>();
        foreach (var one in await ask.Programme.HeldAsync(ask.Cancel))
            rows.Add([
                one.SourceId,
                one.Document,
                one.Reason,
                one.Detail,
                one.Attempts,
                await ask.TimeAsync(one.NextTry),
            ]);
        return new(
            [
                texts["sources.source"],
                texts["sources.document"],
                texts["sources.reason"],
                texts["sources.detail"],
                texts["sources.attempts"],
                texts["sources.next"],
            ],
            rows
        );
    }

    private static async Task<ExportContent?> DatasetsAsync(ExportAsk ask)
    {
        var (texts, common) = (ask.Texts<Texts>(), ask.Texts<Pages.Texts>());
        var rows = new List<object?[]>();
        foreach (var one in await ask.Programme.DatasetsAsync(ask.Cancel))
            rows.Add([
                one.Stamp.Name,
                common[$"fresh.{one.Freshness}"].Value,
                one.Entries,
                await ask.TimeAsync(one.LoadedAt),
            ]);
        return new(
            [
                texts["sources.dataset"],
                texts["sources.state"],
                texts["sources.entries"],
                texts["sources.loaded"],
            ],
            rows
        );
    }

    private static async Task<AdvisoryDetail?> DetailAsync(ExportAsk ask)
    {
        var revisions = await ask.Programme.RevisionsAsync(ask.Route("advisory"), ask.Cancel);
        return
            (revisions.FirstOrDefault(one => one.IsCurrent) ?? (revisions.Count > 0 ? revisions[^1] : null))
                is { } shown
            ? await ask.Programme.AdvisoryAsync(shown, ask.Cancel)
            : null;
    }
}
