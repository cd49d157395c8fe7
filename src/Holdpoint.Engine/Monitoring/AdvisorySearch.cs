using Holdpoint.Engine.Storage;
using Microsoft.EntityFrameworkCore;

namespace Holdpoint.Engine.Monitoring;

/// <summary>Looks for advisories, one part of a list at a time.</summary>
internal sealed class AdvisorySearch(Database database)
{
    /// <summary>A part of the advisories, and how many there are.</summary>
    public async Task<AdvisoryPart> ReadAsync(AdvisoryAsk ask, CancellationToken cancel)
    {
        await using var context = database.Context();
        var rows =
            from advisory in context.Advisories
            join revision in context.AdvisoryRevisions on advisory.CurrentRevisionId equals revision.Id
            select new { advisory, revision };
        if (ask.Publisher is { } publisher)
            rows = rows.Where(row => row.advisory.Publisher == publisher);
        if (ask.OnlyRelevant)
            rows = rows.Where(row =>
                context.Findings.Any(finding =>
                    finding.AdvisoryId == row.advisory.Id
                    && (finding.Verdict == "affected" || finding.Verdict == "review")
                )
            );
        if (ask.Text?.Trim().ToLowerInvariant() is { Length: > 0 } text)
        {
            var pattern = LikePattern.Holding(text);
            rows = rows.Where(row =>
                EF.Functions.Like(row.advisory.Key.ToLower(), pattern, LikePattern.Escape)
                || EF.Functions.Like(row.revision.Title.ToLower(), pattern, LikePattern.Escape)
                || EF.Functions.Like(row.revision.Cves.ToLower(), pattern, LikePattern.Escape)
            );
        }
        var total = await rows.CountAsync(cancel);
        var page = await rows.OrderByDescending(row => row.revision.ReleasedAt)
            .ThenBy(row => row.advisory.Key)
            .Skip(Math.Max(0, ask.From))
            .Take(ask.Count)
            .AsNoTracking()
            .ToListAsync(cancel);
        var ids = page.ConvertAll(row => row.advisory.Id);
        var revisions = await context
            .AdvisoryRevisions.Where(row => ids.Contains(row.AdvisoryId))
            .GroupBy(row => row.AdvisoryId)
            .Select(group => new { group.Key, Count = group.Count() })
            .ToDictionaryAsync(row => row.Key, row => row.Count, cancel);
        var findings = (
            await (
                from finding in context.Findings
                join component in context.Components
                    on finding.ConfigurationId equals component.ConfigurationId
                where ids.Contains(finding.AdvisoryId)
                where finding.Verdict == "affected" || finding.Verdict == "review"
                group component by new { finding.AdvisoryId, finding.Verdict } into same
                select new { same.Key, Assets = same.Select(row => row.AssetId).Distinct().Count() }
            ).ToListAsync(cancel)
        ).ToDictionary(row => (row.Key.AdvisoryId, row.Key.Verdict), row => row.Assets);
        return new(
            page.ConvertAll(row => new AdvisoryOverview(
                row.advisory.Key,
                row.advisory.Publisher,
                row.revision.Title,
                row.revision.Version,
                row.revision.Status,
                row.revision.ReleasedAt,
                row.revision.Cvss,
                row.revision.Cves.Split(' ', StringSplitOptions.RemoveEmptyEntries),
                revisions.GetValueOrDefault(row.advisory.Id),
                row.revision.SourceId,
                findings.GetValueOrDefault((row.advisory.Id, "affected")),
                findings.GetValueOrDefault((row.advisory.Id, "review"))
            )),
            total
        );
    }

    /// <summary>The publishers, ordered.</summary>
    public async Task<IReadOnlyList<string>> PublishersAsync(CancellationToken cancel)
    {
        await using var context = database.Context();
        return await context
            .Advisories.Select(row => row.Publisher)
            .Distinct()
            .OrderBy(name => name)
            .ToListAsync(cancel);
    }
}
