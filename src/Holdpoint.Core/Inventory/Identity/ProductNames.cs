using System.Collections.Concurrent;
using System.Text;
using System.Text.RegularExpressions;
using Holdpoint.Core.Versions;

namespace Holdpoint.Core.Inventory.Identity;

/// <summary>Takes product names apart; each name once. Safe to use from many threads.</summary>
public sealed partial class ProductNames
{
    // Beyond this a name is prose; it is cut for the key, and still matched by its identifiers.
    private const int LongestName = 400;
    private const int LargestMemory = 200_000;

    // By the vendor's name, then by the product's.
    private readonly ConcurrentDictionary<string, ConcurrentDictionary<string, ProductName>> known = new(
        StringComparer.Ordinal
    );
    private int remembered;
    private readonly IReadOnlyList<Regex> shapes;
    private readonly IReadOnlyList<BrandRow> brands;

    private ProductNames(IReadOnlyList<Regex> shapes, IReadOnlyList<BrandRow> brands) =>
        (this.shapes, this.brands) = (shapes, brands);

    /// <summary>With the tables that ship with the program.</summary>
    public static ProductNames Shipped { get; } =
        new(
            [
                .. TableText
                    .Shipped("order-number-shapes.psv")
                    // A shape may hold bars itself; the cells around it hold none.
                    .Select(row => string.Join('|', row[1..^1]))
                    .Select(shape => new Regex(
                        shape,
                        RegexOptions.CultureInvariant | RegexOptions.ExplicitCapture,
                        Regex.InfiniteMatchTimeout
                    )),
            ],
            BrandRow.Read(TableText.Shipped("brands.psv"))
        );

    /// <summary>Takes a name apart.</summary>
    /// <param name="text">The name as written.</param>
    /// <param name="vendor">Who makes it; that name in front of the product's is left out of the bare key.</param>
    public ProductName Read(string text, VendorIdentity vendor)
    {
        ArgumentNullException.ThrowIfNull(text);
        ArgumentNullException.ThrowIfNull(vendor);
        if (known.TryGetValue(vendor.Label, out var names) && names.TryGetValue(text, out var found))
            return found;
        var read = Take(text, vendor);
        if (remembered < LargestMemory)
        {
            names ??= known.GetOrAdd(vendor.Label, _ => new(StringComparer.Ordinal));
            if (names.TryAdd(text, read))
                Interlocked.Increment(ref remembered);
        }
        return read;
    }

    private ProductName Take(string text, VendorIdentity vendor)
    {
        var clean = NameText.Clean(text.Length > LongestName ? text[..LongestName] : text);
        var numbers = new List<OrderNumber>();
        var patterns = new List<OrderNumberPattern>();
        var aliases = new List<string>();
        var includesSiplus = false;
        string? serial = null;

        // Most names have no brackets, include nothing and speak of no serial number; asking for a word is cheaper.
        var named = !clean.Contains('(', StringComparison.Ordinal)
            ? clean
            : Brackets()
                .Replace(
                    clean,
                    match =>
                    {
                        var inside = match.Groups["inside"].Value;
                        if (Includes().IsMatch(inside))
                        {
                            includesSiplus |= inside.Contains("SIPLUS", StringComparison.OrdinalIgnoreCase);
                            Numbers(inside, numbers, patterns);
                            return " ";
                        }
                        if (Formerly().Match(inside) is { Success: true } alias)
                        {
                            aliases.Add(inside[alias.Length..]);
                            return " ";
                        }
                        if (Passing().IsMatch(inside))
                            return " ";
                        if (Serial().IsMatch(inside))
                        {
                            serial = inside.Trim();
                            return " ";
                        }
                        if (IsShortFor(inside, clean[..match.Index]))
                        {
                            aliases.Add(inside);
                            aliases.Add(
                                string.Concat(
                                    clean.AsSpan(0, match.Index),
                                    clean.AsSpan(match.Index + match.Length)
                                )
                            );
                        }
                        var before = numbers.Count + patterns.Count;
                        Numbers(inside, numbers, patterns);
                        var found = numbers.Count + patterns.Count > before;
                        return found && OnlyNumbers().IsMatch(Shapeless(inside)) ? " " : match.Value;
                    }
                );
        if (Says(named, "incl") && TrailingIncludes().Match(named) is { Success: true } tail)
        {
            includesSiplus |= tail.Value.Contains("SIPLUS", StringComparison.OrdinalIgnoreCase);
            Numbers(tail.Value, numbers, patterns);
            named = named[..tail.Index];
        }
        var key = Join(NameText.Words(named));
        // "The first 5 digits of serial No." belongs to the range, which is read with the name.
        if (
            (Says(named, "serial") || Says(named, "s/n"))
            && !Says(named, "digits")
            && Serial().Match(named) is { Success: true } clause
        )
        {
            serial = named[clause.Index..].Trim(' ', ',');
            named = named[..clause.Index];
        }
        Numbers(named, numbers, patterns);
        var name = MlfbAtEnd().Replace(named, " ");
        var train = NamedTrain.Closed(name);
        var words = Bare(train?.Product ?? name, vendor);
        return new()
        {
            Text = text,
            Key = key,
            Bare = Join(words),
            Words = words,
            OrderNumbers = numbers,
            Patterns = patterns,
            Train = train,
            AlsoKnownAs =
            [
                .. aliases
                    .Select(alias => Join(Bare(NamedTrain.Closed(alias)?.Product ?? alias, vendor)))
                    .Where(bare => bare.Length > 2),
            ],
            IncludesSiplus = includesSiplus,
            SerialClause = serial is null ? null : SerialClause.Read(serial),
            Brand = BrandOf(NameText.Words(named)),
        };
    }

    // "(TIA Portal)" behind "Totally Integrated Automation Portal", "(PME)" behind "Power Monitoring Expert", and the
    // other way round: the long form behind its initials.
    private static bool IsShortFor(string inside, string before)
    {
        var (within, outside) = (NameText.Words(inside), NameText.Words(before));
        if (within.Count == 0 || outside.Count == 0)
            return false;
        if (within.Count >= 2 && outside.Count > within.Count && within[^1] == outside[^1])
            return Initials(outside).Contains(within[0], StringComparison.Ordinal);
        return (
                within.Count == 1
                && within[0].Length >= 2
                && Initials(outside).EndsWith(within[0], StringComparison.Ordinal)
            ) || (within.Count >= 3 && Initials(within).StartsWith(outside[^1], StringComparison.Ordinal));
    }

    private static string Initials(List<string> words) => string.Concat(words.Select(word => word[0]));

    private List<string> Bare(string name, VendorIdentity vendor)
    {
        var words = NameText.Words(name);
        var kept = words.FindAll(word => !ProductNameWords.LeftOut.Contains(word));
        if (kept.Count == 0)
            return words;
        Omit(kept, vendor.Companies.Select(company => company.Split(' ')));
        Omit(kept, brands.Where(brand => brand.Omitted).Select(brand => brand.Words));
        return kept;
    }

    // One prefix is left out, and only in front of something that still names a product.
    private static void Omit(List<string> words, IEnumerable<string[]> prefixes)
    {
        foreach (var prefix in prefixes)
        {
            if (prefix.Length > 0 && StartsWith(words, prefix) && StillNames(words, prefix.Length))
            {
                words.RemoveRange(0, prefix.Length);
                return;
            }
        }
    }

    // "ICONICS Suite" without ICONICS could be anybody's suite.
    private static bool StillNames(List<string> words, int from) =>
        words.Count - from >= 2
        || (
            words.Count - from == 1
            && (
                words[from].Any(char.IsAsciiDigit)
                || words[from].Length >= 5 && !ProductNameWords.Common.Contains(words[from])
            )
        );

    private string? BrandOf(List<string> words)
    {
        foreach (var brand in brands)
        {
            for (var at = 0; at <= Math.Min(1, words.Count - brand.Words.Length); at++)
            {
                if (StartsWith(words, brand.Words, at))
                    return brand.Company;
            }
        }
        return null;
    }

    private static bool StartsWith(List<string> words, string[] prefix, int from = 0)
    {
        if (from + prefix.Length > words.Count)
            return false;
        for (var i = 0; i < prefix.Length; i++)
        {
            // A company's key has its umlauts simplified; a product's word has not.
            var word = words[from + i];
            if (word[0] != prefix[i][0] || (word != prefix[i] && VendorLabel.Simplify(word) != prefix[i]))
                return false;
        }
        return true;
    }

    private static bool Says(string text, string word) =>
        text.Contains(word, StringComparison.OrdinalIgnoreCase);

    private void Numbers(string text, List<OrderNumber> numbers, List<OrderNumberPattern> patterns)
    {
        if (!text.Any(char.IsAsciiDigit))
            return;
        foreach (var shape in shapes)
        {
            foreach (Match match in shape.Matches(text))
            {
                if (OrderNumberPattern.ReadVendor(match.Value) is { } pattern)
                    patterns.Add(pattern);
                else if (OrderNumber.Read(match.Value) is { } number && !numbers.Contains(number))
                    numbers.Add(number);
            }
        }
        foreach (Match match in ModelWithWildcard().Matches(text))
        {
            // Where a vendor's own shape has read it, that stands.
            if (
                !patterns.Exists(known => known.Text.Contains(match.Value, StringComparison.Ordinal))
                && OrderNumberPattern.ReadVendor(match.Value, isModel: true) is { } model
            )
                patterns.Add(model);
        }
        if (Stated().Match(text) is { Success: true } stated)
        {
            foreach (
                var word in stated
                    .Groups["list"]
                    .Value.Split([' ', ',', ';', '&'], StringSplitOptions.RemoveEmptyEntries)
            )
            {
                if (OrderNumberPattern.ReadVendor(word) is { } pattern)
                {
                    if (!patterns.Exists(known => known.Text == pattern.Text))
                        patterns.Add(pattern);
                }
            }
        }
    }

    private string Shapeless(string text)
    {
        foreach (var shape in shapes)
            text = shape.Replace(text, " ");
        return text;
    }

    // "ILC 1x0", "PM57x", "XV-1xx", "DS-2CD2xx0F-I": a model's letters, a digit, x for further digits.
    [GeneratedRegex(
        @"(?<![A-Za-z0-9.-])[A-Z]{2}[A-Z0-9]*(-[A-Z0-9]+)*[ -]?\d+x{1,4}[0-9x]*[A-Z0-9]{0,4}(-[A-Z0-9]+)*(?![A-Za-z0-9])",
        RegexOptions.ExplicitCapture,
        -1
    )]
    private static partial Regex ModelWithWildcard();

    private static string Join(IReadOnlyList<string> words) => string.Concat(words);

    [GeneratedRegex(@"\((?<inside>[^()]*)\)?", RegexOptions.ExplicitCapture, -1)]
    private static partial Regex Brackets();

    [GeneratedRegex(
        @"\b(incl\.?|including|includes)(\s|$)",
        RegexOptions.ExplicitCapture | RegexOptions.IgnoreCase,
        -1
    )]
    private static partial Regex Includes();

    [GeneratedRegex(
        @"[\s,]+\(?(incl\.|including|incl)\s.*$",
        RegexOptions.ExplicitCapture | RegexOptions.IgnoreCase,
        -1
    )]
    private static partial Regex TrailingIncludes();

    [GeneratedRegex(
        @"^\s*(formerly( known as)?|previously( called| known as)?|former name of|former name|aka|a\.k\.a\.|also known as)[\s:]+",
        RegexOptions.ExplicitCapture | RegexOptions.IgnoreCase,
        -1
    )]
    private static partial Regex Formerly();

    [GeneratedRegex(
        @"^\s*(discontinued|all versions|all supported languages|end of life|eol)\s*$",
        RegexOptions.ExplicitCapture | RegexOptions.IgnoreCase,
        -1
    )]
    private static partial Regex Passing();

    [GeneratedRegex(
        @"^[\s,;:&/.-]*((and|or|part|numbers?|no|mlfb|cat|catalog|order|article|excluding)\b[\s,;:&/.-]*)*$",
        RegexOptions.ExplicitCapture | RegexOptions.IgnoreCase,
        -1
    )]
    private static partial Regex OnlyNumbers();

    [GeneratedRegex(
        @"(^|[\s,]+)(with\s+)?((first|leading|top)\s+\w+\s+(digits|characters)\s+of\s+(the\s+)?)?(serial\s+(numbers?|nos?\.?)|s/n)(?![A-Za-z0-9]).*$",
        RegexOptions.ExplicitCapture | RegexOptions.IgnoreCase,
        -1
    )]
    private static partial Regex Serial();

    [GeneratedRegex(
        @"(part numbers?|cat\.|catalog(ue)? numbers?|mlfb:?|references?)\s+(?<list>.+)$",
        RegexOptions.ExplicitCapture | RegexOptions.IgnoreCase,
        -1
    )]
    private static partial Regex Stated();

    [GeneratedRegex(
        @"[\s,-]+[1-9][A-Z]{2}\d\s?\d{3}\s?-\s?\d[A-Z]{2}\d{2}(-\d[A-Z]{2}\d)?\s*$",
        RegexOptions.ExplicitCapture,
        -1
    )]
    private static partial Regex MlfbAtEnd();
}
