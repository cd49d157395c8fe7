using Holdpoint.Core.Access;
using Holdpoint.Core.Evaluation.Decisions;
using Holdpoint.Core.Evaluation.PatchCases;
using Holdpoint.Engine.Evaluation.PatchCases;
using Holdpoint.Server.Endpoints;
using Holdpoint.Server.Pages.Evaluation;

namespace Holdpoint.Server.Exports;

/// <summary>The tables of the worklist and of a case.</summary>
internal static class CaseExports
{
    /// <summary>All.</summary>
    public static IReadOnlyList<ExportTable> All { get; } =
    [
        new("worklist", Worklist)
        {
            Filters =
            [
                new("site", "Only this site."),
                new("zone", "Only work on assets of this zone."),
                new("priority", "Only this priority, as the site's table words it."),
                new("stage", "Only this stage.", word => EnumWords.Read<PatchCaseStage>(word)?.ToString()),
                new(
                    "waits",
                    "Only what waits for this: question, approval or decision.",
                    word => WorklistWaits.All.Contains(word, StringComparer.Ordinal) ? word : null
                ),
                new("due", "Due on this date (2026-01-31) at the latest.", ExportWords.Date),
                new("text", "A part of what the line says, in any capitals."),
            ],
        },
        new("case-assets/{id}", AssetsAsync),
        new("case-vulnerabilities/{id}", VulnerabilitiesAsync),
        new("case-inputs/{id}", InputsAsync),
    ];

    private static Task<ExportContent?> Worklist(ExportAsk ask)
    {
        var texts = ask.Texts<Texts>();
        var filters = WorklistFilters.Read(ask.Query, ask.Allowed);
        var lines = ExportAsk.AllAsync(async from =>
            (
                await ask.Programme.WorklistPartAsync(
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
                    texts["worklist.col.priority"],
                    texts["worklist.col.due"],
                    texts["worklist.col.what"],
                    texts["worklist.col.site"],
                    texts["worklist.col.on"],
                    texts["worklist.col.why"],
                    texts["worklist.col.state"],
                    texts["worklist.col.case"],
                ],
                lines.Select(line =>
                    new object?[]
                    {
                        line.Outcome,
                        line.DueOn,
                        line.Action,
                        line.Site,
                        line.Assets,
                        line.Why,
                        WorklistFilters.State(line, texts),
                        line.Id,
                    }
                )
            )
        );
    }

    private static async Task<ExportContent?> AssetsAsync(ExportAsk ask)
    {
        if (await CaseAsync(ask) is not { } detail)
            return null;
        var texts = ask.Texts<Texts>();
        return new(
            [
                texts["case.assets.names"],
                texts["case.assets.zone"],
                texts["case.assets.installed"],
                texts["case.assets.to"],
            ],
            detail.Parts.SelectMany(part =>
                part.Part.Assets.Select(asset =>
                    new object?[]
                    {
                        asset,
                        string.Join(
                            ", ",
                            part.Part.Contexts.Select(place => place.Zone)
                                .OfType<string>()
                                .Distinct(StringComparer.Ordinal)
                        ),
                        part.Part.Installed ?? texts["case.assets.unknown"],
                        part.Part.Target,
                    }
                )
            )
        );
    }

    private static async Task<ExportContent?> VulnerabilitiesAsync(ExportAsk ask)
    {
        if (await CaseAsync(ask) is not { } detail)
            return null;
        var texts = ask.Texts<Texts>();
        var open = detail.Case.Content.StaysOpen.ToLookup(row => row.Cve, StringComparer.Ordinal);
        return new(
            [
                texts["case.cves.cve"],
                texts["case.priority"],
                texts["case.cves.exploited"],
                "EPSS",
                "CVSS",
                texts["case.cves.after"],
            ],
            detail.Case.Assessment.Cves.Select(cve =>
                new object?[]
                {
                    cve.Cve,
                    cve.Outcome,
                    CaseVulnerabilities.Exploited(cve, texts),
                    cve.Epss is { } epss ? CaseWords.Percent(epss) : null,
                    cve.Cvss,
                    open[cve.Cve].ToList() is { Count: > 0 } rows
                        ? texts[
                            "case.cves.open",
                            string.Join("; ", rows.Select(row => row.Reason).Distinct(StringComparer.Ordinal))
                        ].Value
                        : texts["case.cves.closed"].Value,
                }
            )
        );
    }

    private static async Task<ExportContent?> InputsAsync(ExportAsk ask)
    {
        if (await CaseAsync(ask) is not { } detail)
            return null;
        var texts = ask.Texts<Texts>();
        return new(
            [
                texts["case.how.table"],
                texts["case.how.subject"],
                texts["case.how.outcome"],
                texts["case.how.input"],
                texts["case.how.value"],
                texts["case.how.from"],
                texts["case.how.reason"],
            ],
            detail.Case.Assessment.Records.SelectMany(record =>
                Inputs(record)
                    .Select(input =>
                        new object?[]
                        {
                            $"{record.TableId} {record.TableVersion}",
                            record.Subject,
                            record.Outcome,
                            input.Name,
                            input.Value,
                            input.Defaulted ? texts["case.how.defaulted", input.Source].Value : input.Source,
                            input.Reason,
                        }
                    )
            )
        );
    }

    private static IEnumerable<DecisionInput> Inputs(DecisionRecord record) =>
        record.Inputs.Concat(record.Derived.SelectMany(Inputs));

    private static async Task<CaseDetail?> CaseAsync(ExportAsk ask) =>
        await ask.Programme.CaseAsync(ask.Route("id"), ask.Cancel) is { } detail
        && ask.Person.May(Permission.View, detail.Case.Content.Site)
            ? detail
            : null;
}
