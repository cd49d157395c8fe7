using System.Globalization;
using System.Text.RegularExpressions;
using Holdpoint.Core.Versions;

namespace Holdpoint.Core.Inventory.Identity;

/// <summary>
/// Which units a product's name means by their serial numbers: "Serial number 17X**** or later", "S/N prefix LQN",
/// "with serial number &lt; 20121".
/// </summary>
public sealed partial class SerialClause
{
    private static readonly string[] Numbers =
    [
        "zero",
        "one",
        "two",
        "three",
        "four",
        "five",
        "six",
        "seven",
        "eight",
    ];

    // The first row whose words occur tells how the numbers are meant.
    private static readonly (Regex Words, Kind Kind)[] Directions =
    [
        (BetweenWords(), Kind.Between),
        (PrefixWords(), Kind.Prefix),
        (AtMostWords(), Kind.AtMost),
        (BelowWords(), Kind.Below),
        (AtLeastWords(), Kind.AtLeast),
        (AboveWords(), Kind.Above),
    ];

    private readonly IReadOnlyList<SerialMask> masks;
    private readonly Kind kind;

    private SerialClause(string text, Kind kind, IReadOnlyList<SerialMask> masks) =>
        (Text, this.kind, this.masks) = (text, kind, masks);

    private enum Kind
    {
        OneOf,
        Prefix,
        Between,
        AtMost,
        Below,
        AtLeast,
        Above,
    }

    /// <summary>The words as written.</summary>
    public string Text { get; }

    /// <summary>True where the words were understood.</summary>
    public bool IsRead => masks.Count > 0 && (kind != Kind.Between || masks.Count == 2);

    /// <summary>Reads a clause; every text is one, understood or not.</summary>
    public static SerialClause Read(string text)
    {
        ArgumentNullException.ThrowIfNull(text);
        var upper = text.ToUpperInvariant();
        var digits = First().Match(upper) is { Success: true } first ? Count(first.Groups["n"].Value) : 0;
        var body = First().Replace(Head().Replace(upper, " "), " ");
        var meant = Directions.FirstOrDefault(row => row.Words.IsMatch(body)) is { Words: not null } row
            ? row.Kind
            : Kind.OneOf;
        var read = Value()
            .Matches(body)
            .Where(match =>
                match.Value.Any(char.IsAsciiDigit)
                || (meant == Kind.Prefix && text.Contains(match.Value, StringComparison.Ordinal))
            )
            .Select(match => SerialMask.Read(match.Value, digits))
            .OfType<SerialMask>()
            .ToList();
        // A bound is one number; several with a direction were not understood.
        if (meant is not (Kind.OneOf or Kind.Prefix or Kind.Between) && read.Count != 1)
            read.Clear();
        return new(text.Trim(), meant, read);
    }

    /// <summary>Whether a unit is meant: inside, beyond where it provably is not, unknown with the reason otherwise.</summary>
    public RangeAnswer Ask(string? serial)
    {
        if (!IsRead)
            return RangeAnswer.Unknown($"a person has to check the serial number: {Text}");
        if (string.IsNullOrWhiteSpace(serial))
            return RangeAnswer.Unknown($"serial number needed: {Text}");
        var unit = SerialMask.Fold(serial);
        bool? met = kind switch
        {
            Kind.OneOf => Any(masks.Select(mask => mask.Covers(unit))),
            Kind.Prefix => Any(masks.Select(mask => mask.Begins(unit))),
            Kind.Between => Both(
                Is(masks[0], unit, order => order >= 0),
                Is(masks[1], unit, order => order <= 0)
            ),
            Kind.AtMost => Is(masks[0], unit, order => order <= 0),
            Kind.Below => Is(masks[0], unit, order => order < 0),
            Kind.AtLeast => Is(masks[0], unit, order => order >= 0),
            _ => Is(masks[0], unit, order => order > 0),
        };
        return met switch
        {
            true => new(RangePosition.Inside, $"the serial number {serial} is one of “{Text}”"),
            false => new(RangePosition.Beyond, $"the serial number {serial} is none of “{Text}”"),
            null => RangeAnswer.Unknown($"the serial number {serial} cannot be compared with “{Text}”"),
        };
    }

    /// <inheritdoc />
    public override string ToString() => Text;

    private static bool? Is(SerialMask mask, string unit, Func<int, bool> holds) =>
        mask.Order(unit) is { } order ? holds(order) : null;

    private static bool? Both(bool? one, bool? other) =>
        one == false || other == false ? false
        : one is null || other is null ? null
        : true;

    private static bool? Any(IEnumerable<bool?> answers)
    {
        var unknown = false;
        foreach (var answer in answers)
        {
            if (answer == true)
                return true;
            unknown |= answer is null;
        }
        return unknown ? null : false;
    }

    private static int Count(string word) =>
        int.TryParse(word, NumberStyles.None, CultureInfo.InvariantCulture, out var count)
            ? count
            : Math.Max(0, Array.IndexOf(Numbers, word.ToLowerInvariant()));

    private const RegexOptions Options = RegexOptions.CultureInvariant | RegexOptions.ExplicitCapture;

    [GeneratedRegex(
        @"\b(SERIAL\s+(NUMBERS?|NOS?\.?|IS|ARE)|S/N|WITH|THE|OF|IS|ARE)(?![A-Z0-9])[:.]?",
        Options,
        -1
    )]
    private static partial Regex Head();

    [GeneratedRegex(
        @"\b(FIRST|LEADING|TOP)\s+(?<n>\d{1,2}|ONE|TWO|THREE|FOUR|FIVE|SIX|SEVEN|EIGHT)\s+(DIGITS|CHARACTERS|LETTERS)\b",
        Options,
        -1
    )]
    private static partial Regex First();

    [GeneratedRegex(@"[A-Z0-9][A-Z0-9-]*[*?]*(?=[\s,;.)]|$)", Options, -1)]
    private static partial Regex Value();

    [GeneratedRegex(@"\bBETWEEN\b|\bTO\b(?<!UP TO)|\bTHROUGH\b|[A-Z0-9*]\s+-\s+[A-Z0-9]", Options, -1)]
    private static partial Regex BetweenWords();

    [GeneratedRegex(@"\b(PREFIX(ES)?|BEGINNING|BEGINS?|STARTING|STARTS?)\b", Options, -1)]
    private static partial Regex PrefixWords();

    [GeneratedRegex(
        @"<=|\b(AND|OR)\s+(PRIOR|BEFORE|EARLIER|BELOW|OLDER|LOWER|PREVIOUS)\b|\bUP TO\b|\bUNTIL\b|\bPRIOR$",
        Options,
        -1
    )]
    private static partial Regex AtMostWords();

    [GeneratedRegex(@"<|\b(PRIOR TO|BEFORE|BELOW|(EARLIER|OLDER|LOWER|LESS) THAN)\b", Options, -1)]
    private static partial Regex BelowWords();

    [GeneratedRegex(
        @">=|\b(AND|OR)\s+(LATER|AFTER|NEWER|HIGHER|ABOVE|UP|GREATER)\b|\bONWARDS?\b|\bFROM\b|\bLATER$",
        Options,
        -1
    )]
    private static partial Regex AtLeastWords();

    [GeneratedRegex(@">|\b(AFTER|ABOVE|(LATER|NEWER|HIGHER|GREATER) THAN)\b", Options, -1)]
    private static partial Regex AboveWords();
}
