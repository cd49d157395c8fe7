using Holdpoint.Core.Evaluation;
using Holdpoint.Core.Evaluation.Applicability;
using Holdpoint.Core.Inventory;
using Holdpoint.Core.Inventory.Identity;
using Holdpoint.Engine.Evaluation.Incremental;
using Holdpoint.Engine.Inventory;
using Holdpoint.Engine.Storage;

namespace Holdpoint.Engine.Evaluation.Candidates;

/// <summary>What a word would change, before it is recorded. Findings are per asset, advisory and verdict.</summary>
/// <param name="Configurations">Distinct configurations it is about.</param>
/// <param name="Assets">Assets with one of them.</param>
/// <param name="Advisories">Advisories it is about.</param>
/// <param name="Appearing">Findings that would appear, by verdict.</param>
/// <param name="Vanishing">Findings that would vanish, by verdict.</param>
/// <param name="Lines">The findings one by one, those on most assets first; at most <see cref="WordEffectLine.Most"/>.</param>
public sealed record WordEffect(
    int Configurations,
    int Assets,
    int Advisories,
    IReadOnlyDictionary<Verdict, int> Appearing,
    IReadOnlyDictionary<Verdict, int> Vanishing,
    IReadOnlyList<WordEffectLine> Lines
);

/// <summary>What a word would change for one configuration and one advisory.</summary>
/// <param name="Configuration">The configuration, in words.</param>
/// <param name="Advisory">The advisory.</param>
/// <param name="Before">The verdicts that would vanish; empty where there was none.</param>
/// <param name="After">The verdicts that would appear; empty where there would be none.</param>
/// <param name="Assets">How many assets have the configuration.</param>
/// <param name="Some">Some of them.</param>
public sealed record WordEffectLine(
    string Configuration,
    string Advisory,
    IReadOnlyList<Verdict> Before,
    IReadOnlyList<Verdict> After,
    int Assets,
    IReadOnlyList<WordEffectAsset> Some
)
{
    /// <summary>How many changes are named one by one.</summary>
    public const int Most = 200;
}

/// <summary>An asset that a word concerns.</summary>
/// <param name="Site">Its site.</param>
/// <param name="Tag">The site's identifier.</param>
public sealed record WordEffectAsset(string Site, string Tag);

/// <summary>Works out what a word would change. Writes nothing.</summary>
internal sealed class WordPreview(Database database, TimeProvider clock, string actor)
{
    private const int NamedAssets = 5;

    /// <summary>Holds what the word is about against each other, with the word and without it.</summary>
    public async Task<WordEffect> RunAsync(IdentityWord word, CancellationToken cancel)
    {
        await using var context = database.Context();
        var reading = await Database.ReadAsync(context, cancel);
        var standing = WordsInForce.Load(reading);
        var rule = new IdentityRule(
            word.AssetVendor,
            word.AssetProduct,
            word.StatementVendor,
            word.StatementProduct,
            word.IsSame,
            actor,
            clock.GetUtcNow(),
            word.Why
        );
        // What waits for the next evaluation is shown too.
        var touched = Reworded.Of(reading, [rule]);
        var index = AdvisoryIndex.Of(new AdvisoryLibrary(reading).Read(touched.Advisories, _ => { }, cancel));
        var (before, after) = (
            new Matcher(IdentityTables.Shipped, standing),
            new Matcher(IdentityTables.Shipped, [.. standing, rule])
        );
        var assets = Assets(reading);
        var (appearing, vanishing) = (new Dictionary<Verdict, int>(), new Dictionary<Verdict, int>());
        var carried = 0;
        var lines = new List<(ConfigurationState Of, string Advisory, Verdict[] Before, Verdict[] After)>();
        foreach (var one in touched.Configurations)
        {
            var count = assets.GetValueOrDefault(one.Id);
            carried += count;
            var was = Keys(before.Match(one.Configuration, index, one.SerialNumber));
            var will = Keys(after.Match(one.Configuration, index, one.SerialNumber));
            var (come, go) = (will.Except(was).ToList(), was.Except(will).ToList());
            foreach (var (_, verdict) in come)
                appearing[verdict] = appearing.GetValueOrDefault(verdict) + count;
            foreach (var (_, verdict) in go)
                vanishing[verdict] = vanishing.GetValueOrDefault(verdict) + count;
            lines.AddRange(
                come.Concat(go)
                    .Select(key => key.Item1)
                    .Distinct(StringComparer.Ordinal)
                    .Select(advisory => (one, advisory, Of(go, advisory), Of(come, advisory)))
            );
        }
        return new(
            touched.Configurations.Count,
            carried,
            touched.Advisories.Count,
            appearing,
            vanishing,
            [
                .. lines
                    .OrderByDescending(line => assets.GetValueOrDefault(line.Of.Id))
                    .ThenBy(line => line.Of.Id)
                    .ThenBy(line => line.Advisory, StringComparer.Ordinal)
                    .Take(WordEffectLine.Most)
                    .Select(line => new WordEffectLine(
                        AssetDifference.Words(AsComponent(line.Of.Configuration)),
                        line.Advisory,
                        line.Before,
                        line.After,
                        assets.GetValueOrDefault(line.Of.Id),
                        Some(reading, line.Of.Id)
                    )),
            ]
        );
    }

    private static Verdict[] Of(IEnumerable<(string, Verdict)> keys, string advisory) =>
        [.. keys.Where(key => key.Item1 == advisory).Select(key => key.Item2).Order()];

    private static Component AsComponent(Configuration one) =>
        new()
        {
            Vendor = one.Vendor,
            Product = one.Product,
            OrderNumber = one.OrderNumber,
            Version = one.Version,
            Cpe = one.Cpe,
            Purl = one.Purl,
        };

    private static WordEffectAsset[] Some(Reading reading, long configuration) =>
        [
            .. reading
                .Rows(
                    "SELECT DISTINCT s.name, a.tag FROM components k JOIN assets a ON a.id = k.asset_id "
                        + "JOIN sites s ON s.id = a.site_id WHERE k.configuration_id = @p0 ORDER BY s.name, a.tag "
                        + $"LIMIT {NamedAssets}",
                    configuration
                )
                .Select(row => new WordEffectAsset(row.GetString(0), row.GetString(1))),
        ];

    private static HashSet<(string, Verdict)> Keys(MatchResult result) =>
        [.. result.Findings.Select(finding => (finding.Advisory, finding.Verdict))];

    private static Dictionary<long, int> Assets(Reading reading) =>
        reading
            .Rows(
                "SELECT configuration_id, COUNT(DISTINCT asset_id) FROM components GROUP BY configuration_id"
            )
            .ToDictionary(row => row.GetInt64(0), row => row.GetInt32(1));
}
