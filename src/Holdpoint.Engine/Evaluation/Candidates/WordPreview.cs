using Holdpoint.Core.Evaluation;
using Holdpoint.Core.Evaluation.Applicability;
using Holdpoint.Core.Inventory.Identity;
using Holdpoint.Engine.Evaluation.Incremental;
using Holdpoint.Engine.Inventory;
using Holdpoint.Engine.Storage;
using Microsoft.EntityFrameworkCore;

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
        var standing = await WordsInForce.LoadAsync(context, cancel);
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
        var work = await PendingWork.LoadAsync(context, everything: false, cancel);
        // What waits for the next evaluation is shown too.
        work = work with
        {
            Advisories = [.. work.Advisories.Select(one => one with { Changed = false })],
            Configurations = [.. work.Configurations.Select(one => one with { New = false })],
        };
        var touched = await Reworded.OfAsync(context, work, [rule], cancel);
        var index = AdvisoryIndex.Of(
            await new AdvisoryLibrary(context).ReadAsync(touched.Advisories, _ => { }, cancel)
        );
        var (before, after) = (
            new Matcher(IdentityTables.Shipped, standing),
            new Matcher(IdentityTables.Shipped, [.. standing, rule])
        );
        var assets = await AssetsAsync(context, cancel);
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

    private static Task<Dictionary<long, int>> AssetsAsync(
        HoldpointContext context,
        CancellationToken cancel
    ) =>
        context
            .Components.GroupBy(row => row.ConfigurationId)
            .Select(group => new { group.Key, Count = group.Select(row => row.AssetId).Distinct().Count() })
            .ToDictionaryAsync(row => row.Key, row => row.Count, cancel);
}
