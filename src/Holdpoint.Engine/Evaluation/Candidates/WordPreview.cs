using Holdpoint.Core.Evaluation;
using Holdpoint.Core.Evaluation.Applicability;
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
public sealed record WordEffect(
    int Configurations,
    int Assets,
    int Advisories,
    IReadOnlyDictionary<Verdict, int> Appearing,
    IReadOnlyDictionary<Verdict, int> Vanishing
);

/// <summary>Works out what a word would change. Writes nothing.</summary>
internal sealed class WordPreview(Database database, TimeProvider clock, string actor)
{
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
        foreach (var one in touched.Configurations)
        {
            var count = assets.GetValueOrDefault(one.Id);
            carried += count;
            var was = Keys(before.Match(one.Configuration, index, one.SerialNumber));
            var will = Keys(after.Match(one.Configuration, index, one.SerialNumber));
            foreach (var (_, verdict) in will.Except(was))
                appearing[verdict] = appearing.GetValueOrDefault(verdict) + count;
            foreach (var (_, verdict) in was.Except(will))
                vanishing[verdict] = vanishing.GetValueOrDefault(verdict) + count;
        }
        return new(touched.Configurations.Count, carried, touched.Advisories.Count, appearing, vanishing);
    }

    private static HashSet<(string, Verdict)> Keys(MatchResult result) =>
        [.. result.Findings.Select(finding => (finding.Advisory, finding.Verdict))];

    private static Dictionary<long, int> Assets(Reading reading) =>
        reading
            .Rows(
                "SELECT configuration_id, COUNT(DISTINCT asset_id) FROM components GROUP BY configuration_id"
            )
            .ToDictionary(row => row.GetInt64(0), row => row.GetInt32(1));
}
