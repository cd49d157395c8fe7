using Holdpoint.Core.Evaluation.Applicability;
using Holdpoint.Core.Evaluation.Candidates;
using Holdpoint.Core.Inventory;
using Holdpoint.Core.Inventory.Identity;
using Holdpoint.Engine.Storage;
using Microsoft.EntityFrameworkCore;

namespace Holdpoint.Engine.Evaluation.Candidates;

/// <summary>Which candidates are asked for.</summary>
/// <param name="Site">Only those with assets of this site; null for all.</param>
/// <param name="All">Also those that a person decided, and those behind the likeliest three of a name.</param>
public sealed record CandidateFilter(string? Site = null, bool All = false);

/// <summary>A question to a person: may these two names mean one product?</summary>
/// <param name="Id">Its short id.</param>
/// <param name="Score">0 to 1.</param>
/// <param name="AssetVendor">The inventory's vendor; null where it names none.</param>
/// <param name="AssetProduct">The inventory's product.</param>
/// <param name="StatementVendor">The advisories' vendor.</param>
/// <param name="StatementProduct">The advisories' product.</param>
/// <param name="For">What speaks for it, the weightiest first.</param>
/// <param name="Against">What speaks against it.</param>
/// <param name="Assets">Assets that carry the inventory's name.</param>
/// <param name="Advisories">Advisories that list the other name.</param>
/// <param name="Word">A person's word on it: true for one product, false for two; null while open.</param>
public sealed record OpenCandidate(
    string Id,
    double Score,
    string? AssetVendor,
    string AssetProduct,
    string? StatementVendor,
    string StatementProduct,
    IReadOnlyList<string> For,
    IReadOnlyList<string> Against,
    int Assets,
    int Advisories,
    bool? Word
);

/// <summary>Reads candidates.</summary>
internal sealed class CandidateStore(Database database)
{
    // A person works through the likeliest of a name first.
    private const int ShownOfName = 3;

    /// <summary>The candidates, those with most hanging on them and the highest score first.</summary>
    public async Task<IReadOnlyList<OpenCandidate>> ListAsync(
        CandidateFilter filter,
        CancellationToken cancel
    )
    {
        await using var context = database.Context();
        // A word that was given or taken back changes the list at once, findings at the next evaluation.
        var words = await context.IdentityRules.CountAsync(cancel);
        var withdrawn = await context.IdentityRules.CountAsync(row => row.WithdrawnAt != null, cancel);
        return await database.Kept.ReadAsync(
            context,
            KeptTopic.Findings,
            (filter, words, withdrawn),
            stop => AskAsync(filter, stop),
            cancel
        );
    }

    /// <summary>What both sides of a candidate are: what carries the one name, what lists the other; null where there is none.</summary>
    public async Task<CandidateSides?> SidesAsync(string id, CancellationToken cancel)
    {
        await using var context = database.Context();
        var row = await context.Candidates.AsNoTracking().FirstOrDefaultAsync(one => one.Id == id, cancel);
        if (row is null)
            return null;
        var text = Json.Read<CandidateText>(row.Body);
        var configurations = await context
            .Configurations.AsNoTracking()
            .Where(one => one.Product == text.AssetProduct || one.OrderNumber == text.AssetProduct)
            .OrderBy(one => one.Id)
            .Take(CandidateSides.Most)
            .ToListAsync(cancel);
        var ids = configurations.ConvertAll(one => one.Id);
        var assets = await (
            from component in context.Components
            join asset in context.Assets on component.AssetId equals asset.Id
            join site in context.Sites on asset.SiteId equals site.Id
            where ids.Contains(component.ConfigurationId)
            orderby site.Name, asset.Tag
            select new { Site = site.Name, asset.Tag }
        )
            .Distinct()
            .OrderBy(one => one.Site)
            .ThenBy(one => one.Tag)
            .Take(CandidateSides.Most)
            .ToListAsync(cancel);
        var advisories = await (
            from name in context.AdvisoryNames
            join advisory in context.Advisories on name.AdvisoryId equals advisory.Id
            join revision in context.AdvisoryRevisions on advisory.CurrentRevisionId equals revision.Id
            where name.Key == row.StatementKey
            orderby advisory.Key
            select new
            {
                advisory.Key,
                revision.Title,
                name.Vendor,
                name.Product,
            }
        )
            .Take(CandidateSides.Most)
            .ToListAsync(cancel);
        return new(
            row.Id,
            row.Score,
            text.AssetVendor,
            text.AssetProduct,
            text.StatementVendor,
            text.StatementProduct,
            text.For,
            text.Against,
            configurations.ConvertAll(one => new CandidateConfiguration(
                one.Vendor,
                one.Product,
                one.OrderNumber,
                one.Version,
                one.Cpe
            )),
            assets.ConvertAll(one => new WordEffectAsset(one.Site, one.Tag)),
            advisories.ConvertAll(one => new CandidateAdvisory(one.Key, one.Title, one.Vendor, one.Product))
        );
    }

    private async Task<IReadOnlyList<OpenCandidate>> AskAsync(
        CandidateFilter filter,
        CancellationToken cancel
    )
    {
        await using var context = database.Context();
        var rows = await context.Candidates.AsNoTracking().ToListAsync(cancel);
        if (rows.Count == 0)
            return [];
        var rules = new IdentityRules(
            WordsInForce.Load(await Database.ReadAsync(context, cancel)),
            IdentityTables.Shipped
        );
        var assets = await AssetsAsync(context, filter.Site, cancel);
        var advisories = await context
            .AdvisoryNames.GroupBy(row => row.Key)
            .Select(group => new { group.Key, Count = group.Count() })
            .ToDictionaryAsync(row => row.Key, row => row.Count, StringComparer.Ordinal, cancel);
        var all = rows.Select(row =>
                (
                    row.AssetKey,
                    One: Read(
                        row,
                        assets.GetValueOrDefault(row.AssetKey),
                        advisories.GetValueOrDefault(row.StatementKey),
                        rules
                    )
                )
            )
            .Where(row => row.One is { Assets: > 0, Advisories: > 0 });
        if (!filter.All)
            all = all.Where(row => row.One.Word is null)
                .GroupBy(row => row.AssetKey, StringComparer.Ordinal)
                .SelectMany(group =>
                    group
                        .OrderByDescending(row => row.One.Score)
                        .ThenBy(row => row.One.Id, StringComparer.Ordinal)
                        .Take(ShownOfName)
                );
        return
        [
            .. all.Select(row => row.One)
                .OrderByDescending(one => one.Score * Math.Log2(1 + one.Assets))
                .ThenBy(one => one.Id, StringComparer.Ordinal),
        ];
    }

    /// <summary>What is kept of the candidates whose id begins with this text.</summary>
    public async Task<IReadOnlyList<(string Id, CandidateText Text)>> FindAsync(
        string beginning,
        CancellationToken cancel
    )
    {
        await using var context = database.Context();
        var rows = await context
            .Candidates.AsNoTracking()
            .Where(row => row.Id.StartsWith(beginning))
            .Take(2)
            .ToListAsync(cancel);
        return rows.ConvertAll(row => (row.Id, Json.Read<CandidateText>(row.Body)));
    }

    private static OpenCandidate Read(
        Storage.Rows.CandidateRow row,
        int assets,
        int advisories,
        IdentityRules rules
    )
    {
        var text = Json.Read<CandidateText>(row.Body);
        return new(
            row.Id,
            row.Score,
            text.AssetVendor,
            text.AssetProduct,
            text.StatementVendor,
            text.StatementProduct,
            text.For,
            text.Against,
            assets,
            advisories,
            rules.WordOn(text.AssetVendor, text.AssetName, text.StatementVendor, text.StatementName)
        );
    }

    private static async Task<Dictionary<string, int>> AssetsAsync(
        HoldpointContext context,
        string? site,
        CancellationToken cancel
    )
    {
        var rows = await (
            from component in context.Components
            join asset in context.Assets on component.AssetId equals asset.Id
            join place in context.Sites on asset.SiteId equals place.Id
            where site == null || place.Name == site
            group component by component.ConfigurationId into carried
            select new { Id = carried.Key, Count = carried.Select(one => one.AssetId).Distinct().Count() }
        ).ToDictionaryAsync(row => row.Id, row => row.Count, cancel);
        var counts = new Dictionary<string, int>(StringComparer.Ordinal);
        await foreach (
            var row in context.Configurations.AsNoTracking().AsAsyncEnumerable().WithCancellation(cancel)
        )
        {
            if (!rows.TryGetValue(row.Id, out var count))
                continue;
            var configuration = new Configuration(
                row.Vendor,
                row.Product,
                row.OrderNumber,
                null,
                row.Cpe,
                row.Purl,
                AttributeText.Read(row.Attributes)
            );
            if (ListedName.Of(configuration, IdentityTables.Shipped) is { } name)
                counts[name.Key] = counts.GetValueOrDefault(name.Key) + count;
        }
        return counts;
    }
}
