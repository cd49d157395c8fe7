using Holdpoint.Core.Inventory;

namespace Holdpoint.Core.Evaluation.Applicability;

/// <summary>
/// Distinct configurations under the keys of their identity, so that one new advisory is held only against those it may
/// speak of. Immutable; safe to use from many threads.
/// </summary>
public sealed class ConfigurationIndex
{
    private readonly Matcher matcher;
    private readonly Configuration[] configurations;
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
        var texts = new List<(string Text, int Place)>();
        var products = new Dictionary<Configuration, (string[] Keys, string[] Texts)>();
        for (var place = 0; place < this.configurations.Length; place++)
        {
            var product = IdentifiedProduct.KeyOf(this.configurations[place]);
            if (!products.TryGetValue(product, out var known))
            {
                var identity = matcher.IdentityOf(product);
                known = (
                    [.. matcher.KeysOf(identity)],
                    [.. AdvisoryIndex.PatternTexts(identity).Distinct(StringComparer.Ordinal)]
                );
                products[product] = known;
            }
            foreach (var key in known.Keys)
                Put(key, place);
            foreach (var text in known.Texts)
                texts.Add((text, place));
        }
        texts.Sort((one, other) => string.CompareOrdinal(one.Text, other.Text));
        numbers = [.. texts.Select(one => one.Text)];
        ofNumber = [.. texts.Select(one => one.Place)];
    }

    /// <summary>How many configurations there are.</summary>
    public int Count => configurations.Length;

    /// <summary>What one advisory means for the configurations: those it speaks of, by their place.</summary>
    public IReadOnlyList<(Configuration Configuration, MatchResult Result)> Match(AdvisoryStatements advisory)
    {
        ArgumentNullException.ThrowIfNull(advisory);
        var session = new MatchSession(matcher, AdvisoryIndex.Of([advisory]));
        var found = new List<(Configuration, MatchResult)>();
        foreach (var place in Candidates(advisory))
        {
            var result = session.Match(configurations[place]);
            if (result.Findings.Count > 0)
                found.Add((configurations[place], result));
        }
        return found;
    }

    private SortedSet<int> Candidates(AdvisoryStatements advisory)
    {
        var places = new SortedSet<int>();
        foreach (var identity in advisory.Statements.Select(statement => statement.Identity))
        {
            foreach (var key in IdentityKeys.Of(identity))
            {
                if (byKey.TryGetValue(key, out var found))
                    places.UnionWith(found);
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
                        places.Add(ofNumber[at]);
                }
            }
        }
        return places;
    }

    private void Put(string key, int place)
    {
        if (!byKey.TryGetValue(key, out var places))
            byKey[key] = places = [];
        places.Add(place);
    }
}
