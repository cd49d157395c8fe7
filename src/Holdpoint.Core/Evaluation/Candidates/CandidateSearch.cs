using Holdpoint.Core.Evaluation.Applicability;
using Holdpoint.Core.Inventory.Identity;

namespace Holdpoint.Core.Evaluation.Candidates;

/// <summary>
/// Looks for names of advisories that may mean the product of an inventory's name, where nothing else ties the two. An
/// inverted index over distinct names keeps it cheap. Immutable; safe to use from many threads.
/// </summary>
public sealed class CandidateSearch
{
    private readonly IdentityTables tables;
    private readonly List<(ListedName Name, StatementIdentity Identity)> names = [];
    private readonly Dictionary<string, List<int>> byWord = new(StringComparer.Ordinal);
    private readonly Dictionary<int, List<string>> wordsByLength = [];
    private readonly HashSet<string> companies = new(StringComparer.Ordinal);

    /// <summary>Makes a search over the names of advisories; each key once.</summary>
    public CandidateSearch(IEnumerable<ListedName> statements, IdentityTables tables)
    {
        ArgumentNullException.ThrowIfNull(statements);
        ArgumentNullException.ThrowIfNull(tables);
        this.tables = tables;
        foreach (var name in statements.OrderBy(name => name.Key, StringComparer.Ordinal))
        {
            var place = names.Count;
            names.Add((name, name.AsStatement(tables)));
            companies.UnionWith(name.Company.Companies);
            var words = name.Name.Words;
            for (var at = 0; at < words.Count; at++)
            {
                Put(words[at], place);
                if (at + 1 < words.Count)
                    Put(words[at] + words[at + 1], place);
            }
        }
        foreach (var word in byWord.Keys)
        {
            if (!wordsByLength.TryGetValue(word.Length, out var list))
                wordsByLength[word.Length] = list = [];
            list.Add(word);
        }
    }

    /// <summary>How many names there are.</summary>
    public int Count => names.Count;

    /// <summary>The likeliest names for one of the inventory's, the likeliest first.</summary>
    /// <param name="asset">The inventory's name.</param>
    /// <param name="isTied">True where some advisory is already held against it: then only what is very much alike is asked.</param>
    /// <param name="among">Keys of the advisories' names to look among; null for all.</param>
    public IReadOnlyList<Candidate> Find(ListedName asset, bool isTied, IReadOnlySet<string>? among = null)
    {
        ArgumentNullException.ThrowIfNull(asset);
        var identity = asset.AsAsset(tables);
        var numbers = asset.Numbers.Select(number => number.Compact.ToLowerInvariant()).ToList();
        var found = new List<Candidate>();
        foreach (var place in Near(asset.Name.Words, numbers))
        {
            var (name, statement) = names[place];
            if (among is not null && !among.Contains(name.Key))
                continue;
            if (Compare(asset, numbers, name, isTied) is not { } candidate)
                continue;
            if (candidate.Score < (isTied ? CandidateLimits.LeastOfTied : CandidateLimits.Least))
                continue;
            if (
                IdentityMatcher.Match(identity, statement, tables.Vendors) is null
                && !IdentityMatcher.NumbersContradict(identity, statement)
            )
                found.Add(candidate);
        }
        return
        [
            .. found
                .OrderByDescending(one => one.Score)
                .ThenBy(one => one.Statement.Key, StringComparer.Ordinal)
                .Take(CandidateLimits.Kept),
        ];
    }

    // The names that share most of the rare words.
    private IEnumerable<int> Near(IReadOnlyList<string> words, List<string> numbers)
    {
        var weights = new Dictionary<int, double>();
        for (var at = 0; at < words.Count; at++)
        {
            Weigh(words[at], weights);
            if (at + 1 < words.Count)
                Weigh(words[at] + words[at + 1], weights);
            foreach (var word in Like(words[at]))
                Weigh(word, weights);
        }
        foreach (var number in numbers)
        {
            for (var length = CandidateLimits.ShortestFragment; length < number.Length; length++)
                Weigh(number[..length], weights);
        }
        return weights
            .OrderByDescending(one => one.Value)
            .ThenBy(one => one.Key)
            .Take(CandidateLimits.Compared)
            .Select(one => one.Key);
    }

    private void Weigh(string word, Dictionary<int, double> weights)
    {
        if (!byWord.TryGetValue(word, out var places) || places.Count > CandidateLimits.MostOfWord)
            return;
        var weight = Weight(word);
        foreach (var place in places)
            weights[place] = weights.GetValueOrDefault(place) + weight;
    }

    // Only a word that no advisory writes can be a slip of one that it writes; models have variants.
    private IEnumerable<string> Like(string word)
    {
        if (word.Length < CandidateLimits.ShortestFragment || byWord.ContainsKey(word))
            yield break;
        var isModel = NameAlignment.IsModel(word);
        if (isModel)
        {
            for (var length = CandidateLimits.ShortestFragment; length < word.Length; length++)
                yield return word[..length];
            yield break;
        }
        for (var length = word.Length - 1; length <= word.Length + 1; length++)
        {
            foreach (var other in wordsByLength.GetValueOrDefault(length) ?? [])
            {
                if ((other[0] == word[0] || other[^1] == word[^1]) && Typo.Slips(word, other, 1) == 1)
                    yield return other;
            }
        }
    }

    // "Niagara AX Framework" for "Niagara AX": one side says more, in words that no variant is told by.
    private bool IsOnlyWording(List<string> mine, List<string> theirs) =>
        (mine.Count == 0 || theirs.Count == 0)
        && mine.Concat(theirs)
            .All(word =>
                !NameAlignment.IsVariant(word)
                && byWord.TryGetValue(word, out var places)
                && places.Count >= CandidateLimits.LeastOfWording
            );

    // The inventory may write the company's name in front of the product's, under a vendor that no row links to it.
    private static IReadOnlyList<string> WithoutCompany(IReadOnlyList<string> words, VendorIdentity company)
    {
        foreach (var name in company.Companies)
        {
            var prefix = name.Split(' ');
            if (
                words.Count > prefix.Length
                && words.Take(prefix.Length).SequenceEqual(prefix, StringComparer.Ordinal)
            )
                return [.. words.Skip(prefix.Length)];
        }
        return words;
    }

    private Candidate? Compare(ListedName asset, List<string> numbers, ListedName statement, bool isTied)
    {
        var vendor = VendorLikeness.Of(asset.Company, statement.Company, tables.Vendors, companies.Contains);
        if (vendor.Factor <= 0)
            return null;
        var aligned = NameAlignment.Of(
            WithoutCompany(asset.Name.Words, statement.Company),
            statement.Name.Words,
            numbers,
            byWord.ContainsKey
        );
        var (mine, theirs) = (aligned.MineAlone.ToList(), aligned.TheirsAlone.ToList());
        // Both name a model or a variant, and not the same: siblings.
        if (mine.Exists(NameAlignment.IsVariant) && theirs.Exists(NameAlignment.IsVariant))
            return null;
        if (isTied && !IsOnlyWording(mine, theirs))
            return null;
        if (vendor.OnlyEqualNames && (mine.Count > 0 || theirs.Count > 0))
            return null;
        var agreed = aligned.Agreed.Sum(one => one.Part * Weight(one.Word));
        if (agreed < CandidateLimits.LeastAgreed)
            return null;
        // What both have of their own tells siblings apart; what one side has more is a longer way to say it.
        var apart = mine.Count > 0 && theirs.Count > 0 ? CandidateLimits.BothAlone : 1;
        var score =
            vendor.Factor
            * agreed
            / (
                agreed
                + apart * CandidateLimits.TheirsAlone * theirs.Sum(Weight)
                + apart * CandidateLimits.MineAlone * mine.Sum(Weight)
            );
        return new(
            asset,
            statement,
            Math.Round(score, 3),
            [
                .. aligned
                    .Agreed.OrderByDescending(one => one.Part * Weight(one.Word))
                    .Select(one => one.Told)
                    .Where(told => told.Length > 0),
                .. vendor.Factor < 1 ? Array.Empty<string>() : [vendor.Words],
            ],
            [
                .. theirs.OrderByDescending(Weight).Select(word => $"only the advisory: {word}"),
                .. mine.OrderByDescending(Weight).Select(word => $"only the inventory: {word}"),
                .. vendor.Factor < 1 ? [vendor.Words] : Array.Empty<string>(),
            ]
        );
    }

    // Rare words say more, models most. A word that advisories do not know is taken for a middling one.
    private double Weight(string word)
    {
        var rarity = byWord.TryGetValue(word, out var places)
            ? Math.Log((names.Count + 1.0) / (places.Count + 1)) + 0.1
            : Math.Log(names.Count + 1.0) / 2;
        var kind =
            !NameAlignment.IsModel(word) ? 1
            : word.Length >= CandidateLimits.ShortestModel ? 2
            : 0.7;
        return Math.Max(0.05, rarity * kind);
    }

    private void Put(string word, int place)
    {
        if (!byWord.TryGetValue(word, out var places))
            byWord[word] = places = [];
        if (places.Count == 0 || places[^1] != place)
            places.Add(place);
    }
}
