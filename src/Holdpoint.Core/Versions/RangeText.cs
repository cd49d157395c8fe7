using System.Text.RegularExpressions;

namespace Holdpoint.Core.Versions;

/// <summary>
/// Reads the version and range texts of advisories: VERS and vls strictly and as vendors bend them, operators, English,
/// lists, wildcards, levels, release trains, conditions. Never throws and drops nothing: what no rule reads is a condition.
/// </summary>
public static partial class RangeText
{
    /// <summary>Longest text that is read, in characters; of a longer one everything is a condition.</summary>
    public const int MaxLength = 2_000;

    /// <summary>Reads a text.</summary>
    /// <param name="text">The name of a product_version or product_version_range branch.</param>
    /// <param name="kind">Under which of the two it stands.</param>
    /// <param name="product">The product's name; some vendors put there which digits of the serial number the bound speaks of.</param>
    public static VersionRange Parse(
        string text,
        RangeTextKind kind = RangeTextKind.Range,
        string? product = null
    )
    {
        ArgumentNullException.ThrowIfNull(text);
        if (text.Length > MaxLength)
            return Condition(text, ConditionKind.Text, "too-long");
        var folded = VersionText
            .Fold(text)
            .Replace("≤", "<=")
            .Replace("≥", ">=")
            .Replace("\"", "")
            .Trim('\'', ' ');
        var scheme = Scheme().Match(folded);
        var body = scheme.Success ? folded[scheme.Length..].Trim() : folded;
        return Serial(text, body, product)
            ?? Everything(text, body)
            ?? new RangeReader(text, body, kind, scheme.Success).Read();
    }

    // "the first 5 digits of serial number 22081", or the words in the product's name and the digits here.
    private static VersionRange? Serial(string text, string body, string? product)
    {
        var words = SerialWords().Match(body);
        var inName = product is null ? Match.Empty : SerialWords().Match(product);
        if (!words.Success && !inName.Success)
            return null;
        var rest = words.Success ? body.Remove(words.Index, words.Length) : body;
        var value = SerialValue().Match(rest);
        var source = words.Success ? words : inName;
        if (!value.Success || Digits(source.Groups["digits"].Value) is not (> 0 and < 19 and var digits))
            return Condition(text, ConditionKind.SerialPrefix, "serial");
        var written = value.Groups["value"].Value;
        // "20X" of three digits: every number that begins with 20.
        var open = value.Groups["open"].Length;
        var bound = VersionText.Parse(written + new string('9', written.Length + open == digits ? open : 0));
        if (written.Length + open != digits)
            return Condition(text, ConditionKind.SerialPrefix, "serial");
        // Without an operator the vendor means this serial and those before it only where the text says so.
        var operation =
            Operators.Find(rest.AsSpan(), out _)
            ?? (PriorWords().IsMatch(rest) ? RangeOperator.AtMost : null);
        return new()
        {
            Raw = text,
            Intervals = [VersionInterval.All],
            Conditions =
            [
                new(ConditionKind.SerialPrefix, text.Trim())
                {
                    Attribute = "serial",
                    Digits = digits,
                    Values = operation is { } known ? Operators.Interval(known, bound) : null,
                },
            ],
            Confidence = operation is null ? RangeConfidence.Conditional : RangeConfidence.Exact,
            Rule = "serial",
        };
    }

    private static readonly string[] NumberWords =
    [
        "one",
        "two",
        "three",
        "four",
        "five",
        "six",
        "seven",
        "eight",
    ];

    private static int? Digits(string text) =>
        int.TryParse(text, out var number) ? number
        : Array.FindIndex(NumberWords, word => word.Equals(text, StringComparison.OrdinalIgnoreCase))
            is var at
                and >= 0
            ? at + 1
        : null;

    private static VersionRange? Everything(string text, string body) =>
        AllWords().IsMatch(body)
            ? new()
            {
                Raw = text,
                Intervals = [VersionInterval.All],
                Confidence = RangeConfidence.Exact,
                Rule = "all",
            }
            : null;

    internal static VersionRange Condition(string text, ConditionKind kind, string rule) =>
        new()
        {
            Raw = text,
            Intervals = [],
            Conditions = [new(kind, text.Trim())],
            Confidence = RangeConfidence.NotAVersion,
            Rule = rule,
        };

    [GeneratedRegex(
        @"^vers:[a-z0-9.+-]*/",
        RegexOptions.IgnoreCase | RegexOptions.CultureInvariant | RegexOptions.ExplicitCapture,
        -1
    )]
    private static partial Regex Scheme();

    [GeneratedRegex(
        @"^(\*|all|all (\w+ )?versions?|any version|versions? all)\.?$",
        RegexOptions.IgnoreCase | RegexOptions.CultureInvariant | RegexOptions.ExplicitCapture,
        -1
    )]
    private static partial Regex AllWords();

    [GeneratedRegex(
        @"(with )?(the )?(first |leading |top )?(?<digits>\d{1,2}|one|two|three|four|five|six|seven|eight) +digits of (the )?serial (number|no\.?)\s*",
        RegexOptions.IgnoreCase | RegexOptions.CultureInvariant | RegexOptions.ExplicitCapture,
        -1
    )]
    private static partial Regex SerialWords();

    [GeneratedRegex(
        @"(?<value>\d{2,18})(?<open>[Xx*]*)",
        RegexOptions.CultureInvariant | RegexOptions.ExplicitCapture,
        -1
    )]
    private static partial Regex SerialValue();

    [GeneratedRegex(
        @"\b(or|and) (prior|earlier|before|lower|less|below|older)\b",
        RegexOptions.IgnoreCase | RegexOptions.CultureInvariant | RegexOptions.ExplicitCapture,
        -1
    )]
    private static partial Regex PriorWords();
}
