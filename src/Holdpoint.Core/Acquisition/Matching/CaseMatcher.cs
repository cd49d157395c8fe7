using System.Text.RegularExpressions;

namespace Holdpoint.Core.Acquisition.Matching;

/// <summary>
/// Finds the patch that a handed-in file is. A clear answer needs enough points and a clear lead; anything else is a question to
/// a person, never a guess.
/// </summary>
public static partial class CaseMatcher
{
    /// <summary>Points that a clear answer needs.</summary>
    public const int Enough = 50;

    /// <summary>Points that it must be ahead of the next patch.</summary>
    public const int Lead = 20;

    private static readonly (
        string Words,
        int Points,
        Func<string, string, CaseNeed, double> Share
    )[] Table =
    [
        (
            "the digest is the one known for it",
            100,
            (_, sha256, need) => need.Sha256.Contains(sha256, StringComparer.Ordinal) ? 1 : 0
        ),
        (
            "an advisory links a file of this name",
            60,
            (name, _, need) => need.Urls.Any(url => LastPart(url) == name) ? 1 : 0
        ),
        ("the target version is in the name", 30, (name, _, need) => VersionShare(name, need.TargetVersion)),
        ("words of the product are in the name", 40, (name, _, need) => WordShare(name, need.Product)),
    ];

    /// <summary>Holds a file against everything that is needed.</summary>
    /// <param name="name">The file's name, without folder.</param>
    /// <param name="sha256">Its SHA-256 in lower-case hexadecimal.</param>
    /// <param name="needs">The open cases' needs.</param>
    public static CaseMatching Match(string name, string sha256, IEnumerable<CaseNeed> needs)
    {
        ArgumentNullException.ThrowIfNull(name);
        ArgumentNullException.ThrowIfNull(needs);
        var matches = needs
            .GroupBy(need => (need.ProductKey, need.TargetVersion))
            .Select(group => Score(name, sha256, [.. group]))
            .Where(match => match.Score > 0)
            .OrderByDescending(match => match.Score)
            .ThenBy(match => match.Needs[0].Case, StringComparer.Ordinal)
            .ToList();
        var clear =
            matches.Count > 0
            && matches[0].Score >= Enough
            && (matches.Count == 1 || matches[0].Score - matches[1].Score >= Lead);
        return new(matches, clear ? matches[0] : null);
    }

    private static CaseMatch Score(string name, string sha256, IReadOnlyList<CaseNeed> needs)
    {
        var score = 0.0;
        var reasons = new List<string>();
        foreach (var (words, points, share) in Table)
        {
            var got = needs.Max(need => share(name, sha256, need)) * points;
            if (got < 1)
                continue;
            score += got;
            reasons.Add($"{words} ({got:0})");
        }
        return new(needs, (int)Math.Min(100, Math.Round(score)), reasons);
    }

    private static string LastPart(string url) =>
        Uri.TryCreate(url, UriKind.Absolute, out var address)
            ? Uri.UnescapeDataString(address.Segments[^1].TrimEnd('/'))
            : "";

    // A lone number says little: "4" is in many names.
    private static double VersionShare(string name, string? version)
    {
        if (version is null)
            return 0;
        var wanted = Numbers(version);
        if (wanted.Count == 0)
            return 0;
        var there = Numbers(name);
        for (var at = 0; at + wanted.Count <= there.Count; at++)
        {
            if (there.Skip(at).Take(wanted.Count).SequenceEqual(wanted, StringComparer.Ordinal))
                return wanted.Count == 1 ? 0.3 : 1;
        }
        return 0;
    }

    private static double WordShare(string name, string product)
    {
        var words = Words(product);
        if (words.Count == 0)
            return 0;
        var folded = string.Concat(name.ToLowerInvariant().Where(char.IsAsciiLetterOrDigit));
        // A long word is rarer than a short one and says more.
        return (double)
                words.Where(word => folded.Contains(word, StringComparison.Ordinal)).Sum(word => word.Length)
            / words.Sum(word => word.Length);
    }

    private static List<string> Words(string product) =>
        [
            .. Word()
                .Matches(product.ToLowerInvariant())
                .Select(match => string.Concat(match.Value.Where(char.IsAsciiLetterOrDigit)))
                .Where(word => word.Length > 1)
                .Distinct(StringComparer.Ordinal),
        ];

    private static List<string> Numbers(string text) =>
        [
            .. Number()
                .Matches(text)
                .Select(match => match.Value.TrimStart('0'))
                .Select(digits => digits.Length == 0 ? "0" : digits),
        ];

    [GeneratedRegex("[0-9]+", RegexOptions.None, matchTimeoutMilliseconds: -1)]
    private static partial Regex Number();

    [GeneratedRegex("[a-z0-9]+(?:-[a-z0-9]+)*", RegexOptions.None, matchTimeoutMilliseconds: -1)]
    private static partial Regex Word();
}
