namespace Holdpoint.Core.Evaluation.Applicability;

/// <summary>
/// Every statement of many advisories under the keys of its identity, so that one configuration is held only against
/// those that may speak of it. Immutable; safe to use from many threads.
/// </summary>
public sealed class AdvisoryIndex
{
    private const int PrefixLength = 3;

    private readonly Dictionary<string, List<int>> byKey = new(StringComparer.Ordinal);
    private readonly Dictionary<string, List<int>> byPrefix = new(StringComparer.Ordinal);
    private readonly List<int> withShortPrefix = [];
    private readonly List<IndexEntry> entries = [];
    private readonly List<IndexedIdentity> identities = [];

    private AdvisoryIndex(IReadOnlyList<AdvisoryStatements> advisories) => Advisories = advisories;

    /// <summary>The advisories in the index.</summary>
    public IReadOnlyList<AdvisoryStatements> Advisories { get; }

    /// <summary>How many statements there are.</summary>
    public int Count => entries.Count;

    /// <summary>Makes an index; the order of the advisories plays no part in what it finds.</summary>
    public static AdvisoryIndex Of(IEnumerable<AdvisoryStatements> advisories)
    {
        ArgumentNullException.ThrowIfNull(advisories);
        var ordered = advisories
            .OrderBy(advisory => advisory.Advisory, StringComparer.Ordinal)
            .ThenBy(advisory => advisory.Revision, StringComparer.Ordinal)
            .ToList();
        var index = new AdvisoryIndex(ordered);
        var known = new Dictionary<StatementIdentity, IndexedIdentity>(ReferenceEqualityComparer.Instance);
        for (var i = 0; i < ordered.Count; i++)
        {
            foreach (var statement in ordered[i].Statements)
            {
                if (!known.TryGetValue(statement.Identity, out var identity))
                    known[statement.Identity] = identity = index.Add(statement.Identity);
                identity.Places.Add(index.entries.Count);
                index.entries.Add(new(i, statement));
            }
        }
        return index;
    }

    /// <summary>A statement by its place; places are ordered by advisory.</summary>
    internal IndexEntry this[int place] => entries[place];

    /// <summary>The identities of statements that may be an identity.</summary>
    internal IEnumerable<IndexedIdentity> Find(AssetIdentity identity, IEnumerable<string> confirmed)
    {
        var found = new HashSet<int>();
        foreach (var name in confirmed)
        {
            if (byKey.TryGetValue("b" + name, out var places))
                found.UnionWith(places);
        }
        foreach (var key in IdentityKeys.Of(identity))
        {
            if (byKey.TryGetValue(key, out var places))
                found.UnionWith(places);
        }
        foreach (var text in PatternTexts(identity))
        {
            var places = withShortPrefix.AsEnumerable();
            if (text.Length >= PrefixLength && byPrefix.TryGetValue(text[..PrefixLength], out var prefixed))
                places = places.Concat(prefixed);
            foreach (var place in places)
            {
                if (identities[place].Identity.Patterns.Any(pattern => pattern.Contains(text)))
                    found.Add(place);
            }
        }
        return found.Select(place => identities[place]);
    }

    /// <summary>What a pattern is held against: the order numbers, and words of the name put together.</summary>
    internal static IEnumerable<string> PatternTexts(AssetIdentity identity)
    {
        foreach (var number in identity.OrderNumbers)
            yield return number.Compact;
        foreach (var name in identity.Names)
        {
            // "BMX P34 2020" is three words, "IPC-HDBW2231" two.
            for (var start = 0; start < name.Words.Count; start++)
            {
                var joined = "";
                for (var end = start; end < Math.Min(name.Words.Count, start + 3); end++)
                {
                    joined += name.Words[end].ToUpperInvariant();
                    if (joined.Length >= 4 && joined.Any(char.IsAsciiDigit))
                        yield return joined;
                }
            }
        }
    }

    private IndexedIdentity Add(StatementIdentity identity)
    {
        var place = identities.Count;
        identities.Add(new(identity, []));
        foreach (var key in IdentityKeys.Of(identity))
            Put(byKey, key, place);
        foreach (var pattern in identity.Patterns)
        {
            if (pattern.Literal.Length >= PrefixLength)
                Put(byPrefix, pattern.Literal[..PrefixLength], place);
            else
                withShortPrefix.Add(place);
        }
        return identities[place];
    }

    private static void Put(Dictionary<string, List<int>> index, string key, int place)
    {
        if (!index.TryGetValue(key, out var places))
            index[key] = places = [];
        if (places.Count == 0 || places[^1] != place)
            places.Add(place);
    }
}
