using System.Runtime.CompilerServices;
using Holdpoint.Core.Access;
using Holdpoint.Engine.Jobs;
using Holdpoint.Server.Pages.Evidence;
using Holdpoint.Server.Pages.Jobs;
using Microsoft.Extensions.Localization;

namespace Holdpoint.Server.Exports;

/// <summary>The tables of what concerns the whole programme: the overview, long work, the evidence.</summary>
internal static class ProgrammeExports
{
    /// <summary>All.</summary>
    public static IReadOnlyList<ExportTable> All { get; } =
    [
        new("open-cases", CountsAsync) { Filters = [new("site", "Only this site.")] },
        new("jobs", Jobs)
        {
            Filters =
            [
                new("kind", "Only this kind.", word => JobKinds.Find(word) is null ? null : word),
                // On the page the word alone counts.
                new(
                    "open",
                    "true for those that wait or run.",
                    word => ExportWords.YesOrNo(word) == "false" ? "" : ExportWords.YesOrNo(word)
                ),
            ],
        },
        new("evidence", Evidence)
        {
            Needs = Permission.Audit,
            Filters =
            [
                new("kind", "Only this kind, such as case.decision."),
                new("subject", "Only what is about this, exactly."),
                new("actor", "Only what this person did, exactly."),
                new("from-date", "On this date (UTC, 2026-01-31) or later.", ExportWords.Date),
                new("to-date", "On this date (UTC, 2026-01-31) or before.", ExportWords.Date),
            ],
        },
    ];

    private static async Task<ExportContent?> CountsAsync(ExportAsk ask)
    {
        var (texts, evaluation) = (ask.Texts<Pages.Overview.Texts>(), ask.Texts<Pages.Evaluation.Texts>());
        var counts = await ask.Programme.WorklistCountsAsync(ask.Cancel);
        return new(
            [evaluation["worklist.site"], evaluation["worklist.priority"], texts["overview.cases"]],
            counts
                .Where(one =>
                    ask.Person.May(Permission.View, one.Site)
                    && (ask.Query["site"].ToString() is not { Length: > 0 } site || one.Site == site)
                )
                .GroupBy(one => (one.Site, one.Outcome))
                .OrderBy(group => group.Key.Site, StringComparer.Ordinal)
                .ThenBy(group => Pages.Overview.OverviewPage.Rank(group.Key.Outcome))
                .Select(group =>
                    new object?[] { group.Key.Site, group.Key.Outcome, group.Sum(one => one.Cases) }
                )
        );
    }

    private static Task<ExportContent?> Jobs(ExportAsk ask)
    {
        var (texts, common) = (ask.Texts<Pages.Jobs.Texts>(), ask.Texts<Pages.Texts>());
        var filters = JobsPage.Ask(ask.Query, ask.Person.Who);
        var jobs = ExportAsk.AllAsync(async from =>
            (
                await ask.Programme.Jobs.ListAsync(
                    filters with
                    {
                        From = from,
                        Count = ExportAsk.PartRows,
                    },
                    ask.Cancel
                )
            ).Jobs
        );
        return Task.FromResult<ExportContent?>(
            new(
                [
                    texts["jobs.col.state"],
                    texts["jobs.col.what"],
                    texts["jobs.col.said"],
                    texts["jobs.col.asked"],
                    texts["jobs.col.by"],
                    texts["jobs.col.ended"],
                    texts["jobs.col.job"],
                ],
                JobRowsAsync(ask, jobs, texts, common)
            )
        );
    }

    private static async IAsyncEnumerable<object?[]> JobRowsAsync(
        ExportAsk ask,
        IAsyncEnumerable<Job> jobs,
        IStringLocalizer texts,
        IStringLocalizer common
    )
    {
        await foreach (var job in jobs)
        {
            var kind = texts[$"kind.{job.Kind}"].Value;
            yield return
            [
                common[$"job.state.{job.State}"].Value,
                job.Subject.Length > 0 ? $"{kind} · {job.Subject}" : kind,
                job.IsOpen ? job.Progress.Step : job.Said,
                await ask.TimeAsync(job.AskedAt, job.Site),
                job.AskedBy,
                await ask.TimeAsync(job.FinishedAt, job.Site),
                job.Id,
            ];
        }
    }

    private static Task<ExportContent?> Evidence(ExportAsk ask)
    {
        var texts = ask.Texts<Pages.Evidence.Texts>();
        return Task.FromResult<ExportContent?>(
            new(
                [
                    texts["evidence.col.entry"],
                    texts["evidence.col.at"],
                    texts["evidence.col.kind"],
                    texts["evidence.col.subject"],
                    texts["evidence.col.actor"],
                    texts["evidence.col.facts"],
                ],
                EvidenceAsync(ask)
            )
        );
    }

    private static async IAsyncEnumerable<object?[]> EvidenceAsync(
        ExportAsk ask,
        [EnumeratorCancellation] CancellationToken cancel = default
    )
    {
        var filters = EvidencePage.Ask(ask.Query, ask.Person.Who.SitesOf(Permission.Audit));
        for (long? after = null; ; )
        {
            var part = await ask.Programme.Evidence.SearchAsync(
                filters with
                {
                    After = after,
                    Count = ExportAsk.PartRows,
                },
                cancel
            );
            foreach (var line in part.Lines)
            {
                yield return
                [
                    line.Index,
                    await ask.TimeAsync(line.At),
                    line.Kind,
                    line.Subject,
                    line.Actor,
                    line.Beginning,
                ];
            }
            if (part.Next is null)
                yield break;
            after = part.Next;
        }
    }
}
