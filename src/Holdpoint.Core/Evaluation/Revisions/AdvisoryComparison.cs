using System.Globalization;
using Holdpoint.Core.Evaluation.Applicability;

namespace Holdpoint.Core.Evaluation.Revisions;

/// <summary>What changed between two revisions of an advisory, in what it says and not in how it is written.</summary>
public static class AdvisoryComparison
{
    /// <summary>The differences, document first, then vulnerabilities, then products by name; none when both say the same.</summary>
    public static IReadOnlyList<AdvisoryDifference> Of(AdvisoryContent before, AdvisoryContent after)
    {
        ArgumentNullException.ThrowIfNull(before);
        ArgumentNullException.ThrowIfNull(after);
        var found = new List<AdvisoryDifference>();
        foreach (var (name, field) in Fields)
            Add(found, DifferenceSubject.Document, name, Lines(field(before)), Lines(field(after)));
        var (oldScores, newScores) = (Scores(before), Scores(after));
        foreach (
            var name in oldScores
                .Keys.Union(newScores.Keys, StringComparer.Ordinal)
                .Order(StringComparer.Ordinal)
        )
            AddPresence(found, DifferenceSubject.Vulnerability, name, oldScores, newScores);
        var (oldProducts, newProducts) = (Products(before), Products(after));
        foreach (
            var name in oldProducts
                .Keys.Union(newProducts.Keys, StringComparer.Ordinal)
                .Order(StringComparer.Ordinal)
        )
            AddProduct(found, name, oldProducts.GetValueOrDefault(name), newProducts.GetValueOrDefault(name));
        return found;
    }

    private static readonly (string Name, Func<AdvisoryContent, string?> Field)[] Fields =
    [
        ("title", content => content.Title),
        ("status", content => content.Status),
        ("severity", content => content.Severity),
        ("label", content => content.Tlp),
    ];

    private static void AddProduct(
        List<AdvisoryDifference> found,
        string name,
        List<AdvisoryProduct>? before,
        List<AdvisoryProduct>? after
    )
    {
        if (before is null || after is null)
        {
            Add(found, DifferenceSubject.Product, name, Versions(before), Versions(after));
            return;
        }
        Add(found, DifferenceSubject.Versions, name, Versions(before), Versions(after));
        Add(found, DifferenceSubject.Fixes, name, Fixes(before), Fixes(after));
        Add(found, DifferenceSubject.Statuses, name, Statuses(before), Statuses(after));
    }

    private static void AddPresence(
        List<AdvisoryDifference> found,
        DifferenceSubject subject,
        string name,
        Dictionary<string, string[]> before,
        Dictionary<string, string[]> after
    ) =>
        Add(
            found,
            subject,
            name,
            before.TryGetValue(name, out var old) ? ["listed", .. old] : [],
            after.TryGetValue(name, out var now) ? ["listed", .. now] : []
        );

    private static void Add(
        List<AdvisoryDifference> found,
        DifferenceSubject subject,
        string name,
        IReadOnlyList<string> before,
        IReadOnlyList<string> after
    )
    {
        if (!before.SequenceEqual(after, StringComparer.Ordinal))
            found.Add(new(subject, name, before, after));
    }

    private static string[] Lines(string? text) => string.IsNullOrEmpty(text) ? [] : [text];

    private static Dictionary<string, string[]> Scores(AdvisoryContent content) =>
        content
            .Vulnerabilities.GroupBy(vulnerability => vulnerability.Name, StringComparer.Ordinal)
            .ToDictionary(
                group => group.Key,
                group =>
                    Sorted(
                        group.SelectMany(one =>
                            one.Scores.Select(score =>
                                string.Create(CultureInfo.InvariantCulture, $"{score.Score} {score.Vector}")
                                    .TrimStart()
                            )
                        )
                    ),
                StringComparer.Ordinal
            );

    private static Dictionary<string, List<AdvisoryProduct>> Products(AdvisoryContent content) =>
        content
            .Products.GroupBy(product => product.Name, StringComparer.Ordinal)
            .ToDictionary(group => group.Key, group => group.ToList(), StringComparer.Ordinal);

    private static string[] Versions(List<AdvisoryProduct>? products) =>
        Sorted(
            (products ?? []).SelectMany(product =>
                product.Statuses.Select(status =>
                    $"{StatusWord.Of(status.Status)} {product.Versions ?? "all versions"}"
                )
            )
        );

    private static string[] Fixes(List<AdvisoryProduct> products) =>
        Sorted(
            products
                .SelectMany(product => product.Statuses)
                .SelectMany(status => status.Fixes)
                .Select(FixText)
        );

    private static string[] Statuses(List<AdvisoryProduct> products) =>
        Sorted(
            products
                .SelectMany(product => product.Statuses)
                .SelectMany(status =>
                    status.Vulnerabilities.Select(cve => $"{StatusWord.Of(status.Status)} {cve}")
                )
        );

    private static string FixText(Fix fix) =>
        fix.Version is { } version ? $"{StatusWord.Of(fix.State)} {version}{(fix.OrLater ? " or later" : "")}"
        : fix.Text is { Length: > 0 } text ? $"{StatusWord.Of(fix.State)}: {text.ReplaceLineEndings(" ")}"
        : StatusWord.Of(fix.State);

    private static string[] Sorted(IEnumerable<string> lines) =>
        [.. lines.Distinct(StringComparer.Ordinal).Order(StringComparer.Ordinal)];
}

/// <summary>The words for statuses and fix states.</summary>
public static class StatusWord
{
    /// <summary>A statement's status, in words.</summary>
    public static string Of(StatementStatus status) =>
        status switch
        {
            StatementStatus.Affected => "affected",
            StatementStatus.Fixed => "fixed",
            StatementStatus.NotAffected => "not affected",
            StatementStatus.Recommended => "recommended",
            _ => "under investigation",
        };

    /// <summary>A fix's state, in words.</summary>
    public static string Of(FixState state) =>
        state switch
        {
            FixState.Available => "fix",
            FixState.NoneAvailable => "no fix yet",
            FixState.NoFixPlanned => "no fix planned",
            FixState.MitigationOnly => "mitigation only",
            _ => "fix not told",
        };
}
