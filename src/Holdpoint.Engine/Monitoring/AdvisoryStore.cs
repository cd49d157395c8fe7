using Holdpoint.Engine.Storage;
using Microsoft.EntityFrameworkCore;

namespace Holdpoint.Engine.Monitoring;

/// <summary>An advisory as its current revision tells it.</summary>
/// <param name="Key">What it is called here: the tracking id.</param>
/// <param name="Publisher">Who published it.</param>
/// <param name="Title">Its title.</param>
/// <param name="Version">The revision that speaks.</param>
/// <param name="Status">draft, interim or final.</param>
/// <param name="ReleasedAt">When that revision was released (UTC).</param>
/// <param name="Cvss">Highest CVSS base score in it; null where it has none.</param>
/// <param name="Cves">Its CVEs.</param>
/// <param name="Revisions">How many revisions are kept.</param>
/// <param name="SourceId">The source of that revision; null for an import by hand.</param>
/// <param name="Affected">Assets that are affected now.</param>
/// <param name="Review">Assets that need a person's look now.</param>
public sealed record AdvisoryOverview(
    string Key,
    string Publisher,
    string Title,
    string Version,
    string Status,
    DateTimeOffset? ReleasedAt,
    double? Cvss,
    IReadOnlyList<string> Cves,
    int Revisions,
    string? SourceId,
    int Affected,
    int Review
);

/// <summary>One kept revision.</summary>
/// <param name="Version">Tracking version.</param>
/// <param name="ReleasedAt">When it was released (UTC).</param>
/// <param name="ImportedAt">When it was taken in (UTC).</param>
/// <param name="Sha256">Digest of its bytes.</param>
/// <param name="SourceId">The source it came from; null for an import by hand.</param>
/// <param name="Origin">The file or address it came from.</param>
/// <param name="IsCurrent">True for the revision that speaks.</param>
public sealed record AdvisoryRevision(
    string Version,
    DateTimeOffset? ReleasedAt,
    DateTimeOffset ImportedAt,
    string Sha256,
    string? SourceId,
    string Origin,
    bool IsCurrent
);

/// <summary>Reads advisories.</summary>
internal sealed class AdvisoryStore(Database database)
{
    /// <summary>The advisories, the newest first.</summary>
    /// <param name="search">Words that must be in id, title, publisher or CVEs; null for all.</param>
    /// <param name="onlyRelevant">True for those with affected or review assets.</param>
    /// <param name="cancel">Stops.</param>
    public async Task<IReadOnlyList<AdvisoryOverview>> ListAsync(
        string? search,
        bool onlyRelevant,
        CancellationToken cancel
    )
    {
        await using var context = database.Context();
        var counts = await CountsAsync(context, cancel);
        var revisions = await context
            .AdvisoryRevisions.GroupBy(row => row.AdvisoryId)
            .Select(group => new { group.Key, Count = group.Count() })
            .ToDictionaryAsync(row => row.Key, row => row.Count, cancel);
        var rows = await (
            from advisory in context.Advisories
            join revision in context.AdvisoryRevisions on advisory.CurrentRevisionId equals revision.Id
            select new { advisory, revision }
        )
            .AsNoTracking()
            .ToListAsync(cancel);
        return
        [
            .. rows.Where(row =>
                    search is null || Holds(row.advisory.Key, row.revision, row.advisory.Publisher, search)
                )
                .Select(row => new AdvisoryOverview(
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
                    counts.GetValueOrDefault((row.advisory.Id, "affected")),
                    counts.GetValueOrDefault((row.advisory.Id, "review"))
                ))
                .Where(row => !onlyRelevant || row.Affected + row.Review > 0)
                .OrderByDescending(row => row.ReleasedAt)
                .ThenBy(row => row.Key, StringComparer.Ordinal),
        ];
    }

    /// <summary>The kept revisions of an advisory, the oldest first; empty when there is none.</summary>
    public async Task<IReadOnlyList<AdvisoryRevision>> RevisionsAsync(string key, CancellationToken cancel)
    {
        await using var context = database.Context();
        // People write ids as they come; a list of keys is short.
        var keys = await context.Advisories.Select(row => row.Key).ToListAsync(cancel);
        var asked = keys.Contains(key, StringComparer.Ordinal)
            ? key
            : keys.Find(one => string.Equals(one, key, StringComparison.OrdinalIgnoreCase));
        var rows = await (
            from advisory in context.Advisories
            join revision in context.AdvisoryRevisions on advisory.Id equals revision.AdvisoryId
            where advisory.Key == asked
            orderby revision.Id
            select new { revision, advisory.CurrentRevisionId }
        )
            .AsNoTracking()
            .ToListAsync(cancel);
        return rows.ConvertAll(row => new AdvisoryRevision(
            row.revision.Version,
            row.revision.ReleasedAt,
            row.revision.ImportedAt,
            row.revision.Sha256,
            row.revision.SourceId,
            row.revision.Origin,
            row.revision.Id == row.CurrentRevisionId
        ));
    }

    /// <summary>A stored document's bytes; null when there is none.</summary>
    public async Task<byte[]?> DocumentAsync(string sha256, CancellationToken cancel)
    {
        await using var context = database.Context();
        return await context.Documents.FindAsync([sha256], cancel) is { } row
            ? AdvisoryReading.Unpack(row.Packed, row.Size)
            : null;
    }

    /// <summary>What vouches for a document's bytes; none for an import by hand.</summary>
    public async Task<IReadOnlyList<AdvisoryAcceptance>> AcceptancesAsync(
        string sha256,
        CancellationToken cancel
    )
    {
        await using var context = database.Context();
        return await AcceptanceEvidence.OfAsync(context, sha256, cancel);
    }

    private static async Task<Dictionary<(long, string), int>> CountsAsync(
        HoldpointContext context,
        CancellationToken cancel
    )
    {
        var rows = await (
            from finding in context.Findings
            join component in context.Components on finding.ConfigurationId equals component.ConfigurationId
            where finding.Verdict == "affected" || finding.Verdict == "review"
            group component.AssetId by new { finding.AdvisoryId, finding.Verdict } into grouped
            select new
            {
                grouped.Key.AdvisoryId,
                grouped.Key.Verdict,
                Assets = grouped.Distinct().Count(),
            }
        ).ToListAsync(cancel);
        return rows.ToDictionary(row => (row.AdvisoryId, row.Verdict), row => row.Assets);
    }

    private static bool Holds(
        string key,
        Storage.Rows.AdvisoryRevisionRow revision,
        string publisher,
        string search
    ) =>
        search
            .Split(' ', StringSplitOptions.RemoveEmptyEntries)
            .All(word =>
                $"{key} {revision.Title} {publisher} {revision.Cves}".Contains(
                    word,
                    StringComparison.OrdinalIgnoreCase
                )
            );
}
