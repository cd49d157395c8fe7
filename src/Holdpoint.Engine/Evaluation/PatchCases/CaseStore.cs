using Holdpoint.Core.Evaluation;
using Holdpoint.Core.Evaluation.Decisions;
using Holdpoint.Core.Evaluation.PatchCases;
using Holdpoint.Engine.Evaluation.Incremental;
using Holdpoint.Engine.Evaluation.SitePolicies;
using Holdpoint.Engine.Storage;
using Microsoft.EntityFrameworkCore;

namespace Holdpoint.Engine.Evaluation.PatchCases;

/// <summary>Which of the open work is asked for; null leaves a field open.</summary>
/// <param name="Site">The site's name.</param>
/// <param name="Zone">Only work on assets of this zone.</param>
/// <param name="Outcome">The priority, as the table words it.</param>
/// <param name="DueBy">Due on this date at the latest.</param>
/// <param name="DueWithin">Due within so many days from today, as each site has it; -1 for what is overdue.</param>
public sealed record WorklistFilter(
    string? Site = null,
    string? Zone = null,
    string? Outcome = null,
    DateOnly? DueBy = null,
    int? DueWithin = null
);

/// <summary>The words that a worklist can be asked for, each list ordered.</summary>
/// <param name="Sites">The sites.</param>
/// <param name="Zones">The zones of all sites.</param>
/// <param name="Outcomes">The priorities: the table's, the most urgent last, and those of open cases besides.</param>
public sealed record WorklistWords(
    IReadOnlyList<string> Sites,
    IReadOnlyList<string> Zones,
    IReadOnlyList<string> Outcomes
);

/// <summary>The open work: cases in the order in which to look at them, and questions to a person.</summary>
/// <param name="Cases">Open cases, the most urgent first.</param>
/// <param name="Reviews">Questions.</param>
public sealed record OpenWork(IReadOnlyList<PatchCase> Cases, IReadOnlyList<ReviewItem> Reviews);

/// <summary>One configuration in a case with the findings that brought it there.</summary>
/// <param name="Part">The part of the case.</param>
/// <param name="Findings">The findings in full, by advisory.</param>
public sealed record CasePartDetail(CasePart Part, IReadOnlyList<Finding> Findings);

/// <summary>A case with everything it rests on.</summary>
/// <param name="Case">The case.</param>
/// <param name="Parts">Its configurations.</param>
/// <param name="Revision">Names what is kept of it: another one whenever that changed.</param>
public sealed record CaseDetail(PatchCase Case, IReadOnlyList<CasePartDetail> Parts, string Revision);

/// <summary>Reads cases.</summary>
internal sealed class CaseStore(Database database, SitePolicyStore policies)
{
    /// <summary>The open work, as it is to be read today.</summary>
    public async Task<OpenWork> OpenAsync(WorklistFilter filter, CancellationToken cancel)
    {
        var today = await policies.DatesAsync(cancel);
        var within = filter.DueWithin is { } most ? today.Latest.AddDays(most) : (DateOnly?)null;
        await using var context = database.Context();
        var closed = nameof(PatchCaseStage.Closed);
        var cases =
            from row in context.PatchCases
            join site in context.Sites on row.SiteId equals site.Id
            where row.Stage != closed
            where filter.Site == null || site.Name == filter.Site
            where filter.Outcome == null || row.Outcome == filter.Outcome
            where filter.DueBy == null || row.DueOn <= filter.DueBy
            where within == null || row.DueOn <= within
            where
                filter.Zone == null
                || context.CaseParts.Any(part =>
                    part.CaseId == row.Id
                    && context.Components.Any(component =>
                        component.ConfigurationId == part.ConfigurationId
                        && context.Assets.Any(asset =>
                            asset.Id == component.AssetId
                            && asset.SiteId == row.SiteId
                            && context.Zones.Any(zone => zone.Id == asset.ZoneId && zone.Name == filter.Zone)
                        )
                    )
                )
            select row.Body;
        var reviews =
            from row in context.ReviewItems
            join site in context.Sites on row.SiteId equals site.Id
            where filter.Site == null || site.Name == filter.Site
            orderby site.Name, row.Advisory, row.Product
            select row.Body;
        var open = (await cases.ToListAsync(cancel))
            .Select(CaseText.ReadCase)
            .Select(one => EndedAcceptance.AsOf(one, today.At(one.Content.Site)));
        if (filter.DueWithin is { } days)
            open = open.Where(one => one.Proposal.DueOn <= today.At(one.Content.Site).AddDays(days));
        var questions = (await reviews.ToListAsync(cancel)).ConvertAll(CaseText.ReadReview);
        if (filter.Zone is { } zoned)
            questions.RemoveAll(one =>
                !one.Parts.Any(part => part.Contexts.Any(place => place.Zone == zoned))
            );
        if (filter.Outcome is not null || filter.DueBy is not null || filter.DueWithin is not null)
            questions.Clear();
        return new(Worklist.Of(open), questions);
    }

    /// <summary>What a worklist can be asked for.</summary>
    public async Task<WorklistWords> WordsAsync(CancellationToken cancel)
    {
        await using var context = database.Context();
        return await database.Kept.ReadAsync(
            context,
            KeptTopic.Everything,
            nameof(WordsAsync),
            ReadWordsAsync,
            cancel
        );
    }

    private async Task<WorklistWords> ReadWordsAsync(CancellationToken cancel)
    {
        await using var context = database.Context();
        var policy = SitePolicy.Shipped;
        var table = policy.Tables.Find(policy.PriorityTable.Id, policy.PriorityTable.Version);
        var outcomes = await context
            .PatchCases.Select(row => row.Outcome)
            .Distinct()
            .OrderBy(outcome => outcome)
            .ToListAsync(cancel);
        return new(
            await context.Sites.Select(row => row.Name).OrderBy(name => name).ToListAsync(cancel),
            await context.Zones.Select(row => row.Name).Distinct().OrderBy(name => name).ToListAsync(cancel),
            [.. (table?.Outcomes ?? []).Union(outcomes, StringComparer.Ordinal)]
        );
    }

    /// <summary>The cases whose id begins with this text, whatever its case; one when it is a whole id.</summary>
    public async Task<IReadOnlyList<string>> FindAsync(string beginning, CancellationToken cancel)
    {
        await using var context = database.Context();
        var upper = beginning.ToUpperInvariant();
        var ids = await context
            .PatchCases.Where(row => row.Id.StartsWith(upper))
            .OrderBy(row => row.Id)
            .Select(row => row.Id)
            .Take(20)
            .ToListAsync(cancel);
        return ids.Contains(upper, StringComparer.Ordinal) ? [upper] : ids;
    }

    /// <summary>One case, as it is to be read today, with the findings it rests on; null when there is none.</summary>
    public async Task<CaseDetail?> DetailAsync(string id, CancellationToken cancel)
    {
        await using var context = database.Context();
        if (
            await context.PatchCases.AsNoTracking().FirstOrDefaultAsync(row => row.Id == id, cancel)
            is not { } row
        )
            return null;
        var one = CaseText.ReadCase(row.Body);
        one = EndedAcceptance.AsOf(one, (await policies.DatesAsync(cancel)).At(one.Content.Site));
        var configurations = one.Content.Parts.Select(part => part.Configuration).ToList();
        var keys = one
            .Content.Parts.SelectMany(part => part.Findings)
            .Select(found => found.Finding.Advisory)
            .Distinct(StringComparer.Ordinal)
            .ToList();
        // The verdict is looked at here: asked for it, SQLite reads all findings with that verdict.
        var rows = await (
            from finding in context.Findings
            join advisory in context.Advisories on finding.AdvisoryId equals advisory.Id
            where configurations.Contains(finding.ConfigurationId) && keys.Contains(advisory.Key)
            select new
            {
                finding.ConfigurationId,
                finding.Verdict,
                finding.Body,
            }
        ).ToListAsync(cancel);
        var findings = rows.Where(finding => finding.Verdict == "affected")
            .Select(finding => (finding.ConfigurationId, Finding: FindingText.Read(finding.Body)))
            .ToLookup(pair => pair.ConfigurationId, pair => pair.Finding);
        return new(
            one,
            [
                .. one.Content.Parts.Select(part =>
                {
                    var advisories = part
                        .Findings.Select(found => found.Finding.Advisory)
                        .ToHashSet(StringComparer.Ordinal);
                    return new CasePartDetail(
                        part,
                        [
                            .. findings[part.Configuration]
                                .Where(finding => advisories.Contains(finding.Advisory))
                                .OrderBy(finding => finding.Advisory, StringComparer.Ordinal),
                        ]
                    );
                }),
            ],
            CaseText.Revision(row.Body)
        );
    }
}
