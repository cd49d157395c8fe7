using System.Diagnostics;
using Holdpoint.Core.Evaluation.Applicability;
using Holdpoint.Core.Evaluation.Candidates;
using Holdpoint.Core.Inventory;
using Holdpoint.Core.Inventory.Csv;
using Holdpoint.Core.Inventory.Identity;
using Holdpoint.Csaf.Reading;

namespace Holdpoint.Bench;

/// <summary>
/// How many candidates a fleet gets, how long the search takes, and how many renamed products it finds. Writes a sample of
/// pairs to be looked at by eye.
/// </summary>
internal static class CandidateMeasure
{
    private const int SampleSize = 100;
    private const int ProductsOfRow = 20;

    public static void Run(string inventory, string advisories)
    {
        var tables = IdentityTables.Shipped;
        var statements = new List<StatementIdentity>();
        foreach (var file in Directory.EnumerateFiles(advisories, "*.json", SearchOption.AllDirectories))
        {
            if (CsafReader.Read(File.ReadAllBytes(file)).Document is { } document)
                statements.AddRange(
                    StatementReader.Shipped.Read(document).Statements.Select(one => one.Identity)
                );
        }
        var theirs = Distinct(statements.SelectMany(ListedName.Of));
        using var stream = File.OpenRead(inventory);
        var assets = InventoryCsv.Read(stream).Assets;
        var configurations = assets
            .SelectMany(asset => asset.Components)
            .Select(Configuration.Of)
            .Distinct()
            .ToList();
        var mine = Distinct(configurations.Select(one => ListedName.Of(one, tables)));
        var index = AdvisoryIndexOf(advisories);
        var tied = configurations
            .Where(one => Matcher.Shipped.Match(one, index).Findings.Count > 0)
            .Select(one => ListedName.Of(one, tables)?.Key)
            .OfType<string>()
            .ToHashSet(StringComparer.Ordinal);
        var clock = Stopwatch.StartNew();
        var search = new CandidateSearch(theirs, tables);
        var indexed = clock.Elapsed;
        var found = mine.AsParallel().SelectMany(name => search.Find(name, tied.Contains(name.Key))).ToList();
        Console.WriteLine(
            $"{assets.Count} assets, {configurations.Count} configurations, {mine.Count} names ({tied.Count} tied), {theirs.Count} names of advisories: index {indexed.TotalMilliseconds:F0} ms, search {(clock.Elapsed - indexed).TotalMilliseconds:F0} ms"
        );
        var shown = found
            .GroupBy(one => one.Asset.Key, StringComparer.Ordinal)
            .Sum(group => Math.Min(3, group.Count()));
        Console.WriteLine(
            $"{found.Count} pairs kept, {shown} shown, {100.0 * shown / mine.Count:F1} per 100 names; of untied names {found.Count(one => !tied.Contains(one.Asset.Key))}"
        );
        var chance = new Random(7);
        foreach (
            var one in found.OrderBy(_ => chance.Next()).Take(SampleSize).OrderByDescending(one => one.Score)
        )
            Console.WriteLine(
                $"{one.Score:F2} {(tied.Contains(one.Asset.Key) ? "tied" : "    ")} {one.Asset.Vendor} | {one.Asset.Product}  <->  {one.Statement.Vendor} | {one.Statement.Product}   [{string.Join("; ", one.Against)}]"
            );
        Recall(theirs);
        Slips(theirs, search, tables);
        HeldOut(theirs, tables);
    }

    // Each row of the vendor table is taken out in turn: are the products of that vendor proposed under the other name?
    private static void Recall(List<ListedName> theirs)
    {
        var rows = VendorRow.Read(TableText.Shipped("vendors.psv"));
        var (asked, got, rowsAsked) = (0, 0, 0);
        foreach (var row in rows.Where(row => row.Kind != VendorRowKind.Deny))
        {
            var tables = new IdentityTables(
                new VendorTable(rows.Where(other => other != row)),
                ProductNames.Shipped,
                ProductFamilies.Shipped
            );
            var company = tables.Vendors.Identify(row.Company);
            var products = theirs
                .Where(name =>
                    name.Company.Companies.Intersect(company.Companies, StringComparer.Ordinal).Any()
                )
                .Take(ProductsOfRow)
                .ToList();
            if (
                products.Count == 0
                || tables.Vendors.Link(tables.Vendors.Identify(row.Name), company) is not null
            )
                continue;
            rowsAsked++;
            var search = new CandidateSearch(
                Distinct(
                    theirs.Select(name => ListedName.Of(name.Vendor, name.Product, name.OrderNumbers, tables))
                ),
                tables
            );
            foreach (var product in products)
            {
                var asset = ListedName.Of(row.Name, product.Product, [], tables)!;
                if (
                    IdentityMatcher.Match(asset.AsAsset(tables), product.AsStatement(tables), tables.Vendors)
                    is not null
                )
                    continue;
                asked++;
                var hit = search
                    .Find(asset, isTied: false)
                    .Take(3)
                    .Any(one =>
                        one.Statement.Product == product.Product || one.Statement.Folded == product.Folded
                    );
                got += hit ? 1 : 0;
                if (!hit && asked % 20 == 0)
                    Console.WriteLine($"  not found: {row.Name} | {product.Product} (of {row.Company})");
            }
        }
        Console.WriteLine(
            $"vendor rows taken out: {rowsAsked}; {got} of {asked} products proposed under the other name ({100.0 * got / asked:F1} %)"
        );
    }

    // One slip of the pen in the product's name, a word left out, a word added, two words swapped.
    private static void Slips(List<ListedName> theirs, CandidateSearch search, IdentityTables tables)
    {
        var chance = new Random(11);
        var kinds = new (string Name, Func<List<string>, List<string>?> Change)[]
        {
            (
                "a letter left out",
                words =>
                    Change(
                        words,
                        chance,
                        word => word.Length >= 5 && !word.Any(char.IsAsciiDigit),
                        word => word.Remove(chance.Next(1, word.Length - 1), 1)
                    )
            ),
            (
                "two letters swapped",
                words =>
                    Change(
                        words,
                        chance,
                        word => word.Length >= 5 && !word.Any(char.IsAsciiDigit),
                        word => Swap(word, chance.Next(1, word.Length - 2))
                    )
            ),
            ("a word left out", words => words.Count < 3 ? null : [.. words.Where((_, at) => at != 0)]),
            ("a word added", words => [.. words, "pumphouse"]),
            ("words in another order", words => words.Count < 2 ? null : [.. words.Skip(1), words[0]]),
            (
                "two words written as one",
                words => words.Count < 2 ? null : [words[0] + words[1], .. words.Skip(2)]
            ),
        };
        foreach (var (kind, change) in kinds)
        {
            var (asked, got) = (0, 0);
            foreach (var name in theirs.Where((_, at) => at % 10 == 0))
            {
                if (change([.. name.Name.Words]) is not { } words)
                    continue;
                var asset = ListedName.Of(name.Vendor, string.Join(' ', words), [], tables)!;
                if (
                    IdentityMatcher.Match(asset.AsAsset(tables), name.AsStatement(tables), tables.Vendors)
                    is not null
                )
                    continue;
                asked++;
                got += search
                    .Find(asset, isTied: false)
                    .Take(3)
                    .Any(one => one.Statement.Folded == name.Folded)
                    ? 1
                    : 0;
            }
            Console.WriteLine($"{kind}: {got} of {asked} proposed ({100.0 * got / Math.Max(1, asked):F1} %)");
        }
    }

    // A product that no advisory names: what is proposed for it is a sibling or a family, to be looked at by eye.
    private static void HeldOut(List<ListedName> theirs, IdentityTables tables)
    {
        var chance = new Random(5);
        var held = theirs.OrderBy(_ => chance.Next()).Take(theirs.Count / 10).ToList();
        var search = new CandidateSearch(theirs.Except(held), tables);
        var rest = theirs.Except(held).ToList();
        var found = new List<Candidate>();
        var (asked, got) = (0, 0);
        foreach (var name in held)
        {
            var asset = ListedName.Of(name.Vendor, name.Product, name.OrderNumbers, tables)!;
            if (
                rest.Exists(other =>
                    IdentityMatcher.Match(asset.AsAsset(tables), other.AsStatement(tables), tables.Vendors)
                        is not null
                )
            )
                continue;
            asked++;
            var proposed = search.Find(asset, isTied: false).Take(3).ToList();
            got += proposed.Count > 0 ? 1 : 0;
            found.AddRange(proposed);
        }
        Console.WriteLine(
            $"names held out: {asked}; {got} get {found.Count} candidates, {100.0 * found.Count / asked:F1} per 100"
        );
        foreach (
            var one in found.OrderBy(_ => chance.Next()).Take(SampleSize).OrderByDescending(one => one.Score)
        )
            Console.WriteLine(
                $"HELD {one.Score:F2} {one.Asset.Vendor} | {one.Asset.Product}  <->  {one.Statement.Vendor} | {one.Statement.Product}"
            );
    }

    private static string Swap(string word, int at) =>
        string.Concat(word.AsSpan(0, at), word[at + 1].ToString(), word[at].ToString(), word.AsSpan(at + 2));

    private static List<string>? Change(
        List<string> words,
        Random chance,
        Func<string, bool> fits,
        Func<string, string> change
    )
    {
        var at = words.FindIndex(word => fits(word));
        if (at < 0)
            return null;
        words[at] = change(words[at]);
        return words;
    }

    private static AdvisoryIndex AdvisoryIndexOf(string advisories) =>
        AdvisoryIndex.Of(
            Directory
                .EnumerateFiles(advisories, "*.json", SearchOption.AllDirectories)
                .Select(file => CsafReader.Read(File.ReadAllBytes(file)).Document)
                .Where(document => document is not null)
                .Select(document => StatementReader.Shipped.Read(document!))
        );

    private static List<ListedName> Distinct(IEnumerable<ListedName?> names)
    {
        var found = new Dictionary<string, ListedName>(StringComparer.Ordinal);
        foreach (var name in names.OfType<ListedName>())
            found[name.Key] = found.TryGetValue(name.Key, out var known) ? known.With(name) : name;
        return [.. found.Values];
    }
}
