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
        for (var i = 0; i < ordered.Count; i++)
        {
            foreach (var statement in ordered[i].Statements)
                index.Add(new(i, statement));
        }
        return index;
    }

    /// <summary>The statements that may speak of an identity, by advisory.</summary>
    internal List<IndexEntry> Find(AssetIdentity identity, IEnumerable<string> confirmed)
    {
        var found = new List<int>();
        foreach (var name in confirmed)
        {
            if (byKey.TryGetValue("b" + name, out var places))
                found.AddRange(places);
        }
        foreach (var key in IdentityKeys.Of(identity))
        {
            if (byKey.TryGetValue(key, out var places))
                found.AddRange(places);
        }
        foreach (var text in PatternTexts(identity))
        {
            var places = withShortPrefix.AsEnumerable();
            if (text.Length >= PrefixLength && byPrefix.TryGetValue(text[..PrefixLength], out var prefixed))
                places = places.Concat(prefixed);
            foreach (var place in places)
            {
                if (entries[place].Statement.Identity.Patterns.Any(pattern => pattern.Contains(text)))
                    found.Add(place);
            }
        }
        found.Sort();
        return [.. found.Distinct().Select(place => entries[place])];
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

    private void Add(IndexEntry entry)
    {
        var place = entries.Count;
        entries.Add(entry);
        foreach (var key in IdentityKeys.Of(entry.Statement.Identity))
            Put(byKey, key, place);
        foreach (var pattern in entry.Statement.Identity.Patterns)
        {
            if (pattern.Literal.Length >= PrefixLength)
                Put(byPrefix, pattern.Literal[..PrefixLength], place);
            else
                withShortPrefix.Add(place);
        }
    }

    private static void Put(Dictionary<string, List<int>> index, string key, int place)
    {
        if (!index.TryGetValue(key, out var places))
            index[key] = places = [];
        if (places.Count == 0 || places[^1] != place)
            places.Add(place);
    }
}
