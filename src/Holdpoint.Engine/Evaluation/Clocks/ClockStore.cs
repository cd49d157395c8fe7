using Holdpoint.Core.Evaluation.Clocks;
using Holdpoint.Core.Evaluation.PatchCases;
using Holdpoint.Core.Monitoring;
using Holdpoint.Engine.Evaluation.PatchCases;
using Holdpoint.Engine.Evaluation.SitePolicies;
using Holdpoint.Engine.Storage;
using Microsoft.EntityFrameworkCore;

namespace Holdpoint.Engine.Evaluation.Clocks;

/// <summary>A source's clock at a site.</summary>
/// <param name="Site">The site.</param>
/// <param name="Source">The source's id.</param>
/// <param name="Clock">How it stands.</param>
/// <param name="State">The same as a word, now.</param>
public sealed record SiteSourceClock(string Site, string Source, SourceClock Clock, ClockState State);

/// <summary>A clock of an open case that nothing met yet.</summary>
/// <param name="Case">The case.</param>
/// <param name="Clock">The clock.</param>
/// <param name="State">How it stands now.</param>
public sealed record RunningCaseClock(PatchCase Case, Clock Clock, ClockState State);

/// <summary>The clocks that run.</summary>
/// <param name="Sources">Of sources, by site and due date.</param>
/// <param name="Cases">Of open cases, by due date.</param>
public sealed record RunningClocks(
    IReadOnlyList<SiteSourceClock> Sources,
    IReadOnlyList<RunningCaseClock> Cases
);

/// <summary>Reads the clocks.</summary>
internal sealed class ClockStore(Database database, TimeProvider clock)
{
    /// <summary>The clocks that run, of one site or of all.</summary>
    public async Task<RunningClocks> RunningAsync(string? site, CancellationToken cancel)
    {
        await using var context = database.Context();
        var now = clock.GetUtcNow();
        return new(
            await SourcesAsync(context, site, now, cancel),
            await CasesAsync(context, site, now, cancel)
        );
    }

    private static async Task<List<SiteSourceClock>> SourcesAsync(
        HoldpointContext context,
        string? only,
        DateTimeOffset now,
        CancellationToken cancel
    )
    {
        var policies = SitePolicySet.Load(await Database.ReadAsync(context, cancel), now);
        string[] counting =
        [
            nameof(SourceCheckOutcome.Complete),
            nameof(SourceCheckOutcome.CompleteWithHolds),
        ];
        string[] advisories =
        [
            nameof(SourceKind.CsafProvider),
            nameof(SourceKind.CsafAggregator),
            nameof(SourceKind.CsafDirectory),
        ];
        var sources = await context
            .Sources.AsNoTracking()
            .Where(row => row.Enabled && advisories.Contains(row.Kind))
            .OrderBy(row => row.Id)
            .ToListAsync(cancel);
        var looks = (
            await context
                .SourceChecks.AsNoTracking()
                .Where(row => counting.Contains(row.Outcome))
                .Select(row => new { row.SourceId, row.FinishedAt })
                .ToListAsync(cancel)
        ).ToLookup(row => row.SourceId, row => row.FinishedAt, StringComparer.Ordinal);
        var evaluations = (
            await context
                .Evaluations.AsNoTracking()
                .Select(row => new { row.StartedAt, row.FinishedAt })
                .ToListAsync(cancel)
        ).ConvertAll(row => (row.StartedAt, row.FinishedAt));
        var clocks = new List<SiteSourceClock>();
        foreach (
            var site in await context
                .Sites.Where(row => only == null || row.Name == only)
                .Select(row => row.Name)
                .ToListAsync(cancel)
        )
        {
            var policy = policies.Of(site);
            var definitions = policy
                .Clocks.Select(policy.Catalogue.Find)
                .OfType<ClockDefinition>()
                .Where(one => one.Kind == ClockKind.SourceEvaluation)
                .ToList();
            foreach (
                var source in sources.Where(row =>
                    policy.Sources?.Contains(row.Id, StringComparer.Ordinal) != false
                )
            )
            {
                var made = SourceClock.Of(
                    definitions,
                    source.Id,
                    source.AddedAt,
                    looks[source.Id],
                    evaluations,
                    policy.Calendar
                );
                if (made is not null)
                    clocks.Add(new(site, source.Id, made, made.Running.StateAt(now)));
            }
        }
        return
        [
            .. clocks
                .OrderBy(one => one.Site, StringComparer.Ordinal)
                .ThenBy(one => one.Clock.Running.DueOn)
                .ThenBy(one => one.Source, StringComparer.Ordinal),
        ];
    }

    private static async Task<List<RunningCaseClock>> CasesAsync(
        HoldpointContext context,
        string? only,
        DateTimeOffset now,
        CancellationToken cancel
    )
    {
        var closed = nameof(PatchCaseStage.Closed);
        var bodies = await (
            from row in context.PatchCases.AsNoTracking()
            join site in context.Sites on row.SiteId equals site.Id
            where row.Stage != closed && (only == null || site.Name == only)
            select row.Body
        ).ToListAsync(cancel);
        return
        [
            .. bodies
                .Select(CaseText.ReadCase)
                .SelectMany(one =>
                    one.Clocks.Where(clock => clock.MetAt is null && clock.DueOn is not null)
                        .Select(clock => new RunningCaseClock(one, clock, clock.StateAt(now)))
                )
                .OrderBy(one => one.Clock.DueOn)
                .ThenBy(one => one.Case.Id, StringComparer.Ordinal),
        ];
    }
}
