using System.Collections.Concurrent;
using Holdpoint.Core.Inventory;

namespace Holdpoint.Core.Evaluation.Applicability;

/// <summary>
/// Distinct configurations under the keys of their products' identity, so that one new advisory is held only against those
/// it may speak of. Immutable; safe to use from many threads.
/// </summary>
public sealed class ConfigurationIndex
{
    // Below this one processor is sooner done than two have begun.
    private const int FewestForParallel = 64;
    private const int Chunk = 16;

    private readonly Matcher matcher;
    private readonly Configuration[] configurations;
    private readonly IndexedProduct[] products;
    private readonly Dictionary<string, List<int>> byKey = new(StringComparer.Ordinal);
    private readonly string[] numbers;
    private readonly int[] ofNumber;

    /// <summary>Makes an index.</summary>
    /// <param name="matcher">The matcher that will be asked.</param>
    /// <param name="configurations">The configurations; each once.</param>
    public ConfigurationIndex(Matcher matcher, IEnumerable<Configuration> configurations)
    {
        ArgumentNullException.ThrowIfNull(matcher);
        this.matcher = matcher;
        this.configurations = [.. configurations];
        products = ProductsOf(this.configurations);
        var texts = new List<(string Text, int Product)>();
        for (var at = 0; at < products.Length; at++)
        {
            var identity = products[at].Identity;
            foreach (var key in matcher.KeysOf(identity))
                Put(key, at);
            foreach (var text in AdvisoryIndex.PatternTexts(identity).Distinct(StringComparer.Ordinal))
                texts.Add((text, at));
        }
        texts.Sort((one, other) => string.CompareOrdinal(one.Text, other.Text));
        numbers = [.. texts.Select(one => one.Text)];
        ofNumber = [.. texts.Select(one => one.Product)];
    }

    /// <summary>How many configurations there are.</summary>
    public int Count => configurations.Length;

    /// <summary>What one advisory means for the configurations: those it speaks of, in the order of the index.</summary>
    public IReadOnlyList<(Configuration Configuration, MatchResult Result)> Match(AdvisoryStatements advisory)
    {
        ArgumentNullException.ThrowIfNull(advisory);
        var index = AdvisoryIndex.Of([advisory]);
        var candidates = Candidates(advisory);
        var found = new List<(int Place, MatchResult Result)>();
        if (candidates.Length < FewestForParallel)
            Match(candidates, index, found);
        else
            Parallel.ForEach(
                Partitioner.Create(0, candidates.Length, Chunk),
                () => new List<(int, MatchResult)>(),
                (range, _, mine) =>
                {
                    Match(candidates.AsSpan(range.Item1..range.Item2), index, mine);
                    return mine;
                },
                mine =>
                {
                    lock (found)
                        found.AddRange(mine);
                }
            );
        found.Sort((one, other) => one.Place.CompareTo(other.Place));
        return found.ConvertAll(one => (configurations[one.Place], one.Result));
    }

    private void Match(
        ReadOnlySpan<int> candidates,
        AdvisoryIndex index,
        List<(int Place, MatchResult Result)> found
    )
    {
        foreach (var candidate in candidates)
        {
            var product = matcher.Identify(products[candidate].Identity, index);
            if (product.Candidates.Count == 0)
                continue;
            foreach (var place in products[candidate].Places)
            {
                var result = matcher.Judge(product, configurations[place], index, null, []);
                if (result.Findings.Count > 0)
                    found.Add((place, result));
            }
        }
    }

    private IndexedProduct[] ProductsOf(Configuration[] all)
    {
        var known = new Dictionary<Configuration, IndexedProduct>();
        for (var place = 0; place < all.Length; place++)
        {
            var key = IdentifiedProduct.KeyOf(all[place]);
            if (!known.TryGetValue(key, out var product))
                known[key] = product = new(matcher.IdentityOf(key), []);
            product.Places.Add(place);
        }
        return [.. known.Values];
    }

    private int[] Candidates(AdvisoryStatements advisory)
    {
        var found = new HashSet<int>();
        var keys = new HashSet<string>(StringComparer.Ordinal);
        foreach (var identity in advisory.Statements.Select(statement => statement.Identity))
        {
            foreach (var key in IdentityKeys.Of(identity))
            {
                if (keys.Add(key) && byKey.TryGetValue(key, out var under))
                    found.UnionWith(under);
            }
            foreach (var pattern in identity.Patterns)
            {
                var at = Array.BinarySearch(numbers, pattern.Literal, StringComparer.Ordinal);
                at = at < 0 ? ~at : at;
                while (at > 0 && numbers[at - 1].StartsWith(pattern.Literal, StringComparison.Ordinal))
                    at--;
                for (
                    ;
                    at < numbers.Length && numbers[at].StartsWith(pattern.Literal, StringComparison.Ordinal);
                    at++
                )
                {
                    if (pattern.Contains(numbers[at]))
                        found.Add(ofNumber[at]);
                }
            }
        }
        return [.. found];
    }

    private void Put(string key, int product)
    {
        if (!byKey.TryGetValue(key, out var under))
            byKey[key] = under = [];
        under.Add(product);
    }

    /// <summary>A product and the places of its configurations.</summary>
    private sealed record IndexedProduct(AssetIdentity Identity, List<int> Places);
}
