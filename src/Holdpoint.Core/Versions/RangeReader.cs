using System.Text.RegularExpressions;

namespace Holdpoint.Core.Versions;

/// <summary>One reading of one range text: conditions are cut out, English becomes operators, constraints become intervals.</summary>
internal sealed partial class RangeReader(string raw, string body, RangeTextKind kind, bool hasScheme)
{
    private readonly List<RangeCondition> _conditions = [];
    private readonly List<(RangeOperator Operation, ParsedVersion Version)> _constraints = [];
    private bool _garbled;
    private bool _all;

    public VersionRange Read()
    {
        var text = CutConditions(body);
        text = English(text);
        foreach (var piece in Split(text))
            ReadPiece(piece);
        return Result();
    }

    private VersionRange Result()
    {
        var uppers = _constraints.Count(c => c.Operation is RangeOperator.Before or RangeOperator.AtMost);
        var intervals = _all ? [VersionInterval.All] : Intervals();
        var trains = !_all && uppers > 1 && uppers == _constraints.Count && ReleaseTrains.Fit(intervals);
        var confidence =
            intervals.Count == 0 ? RangeConfidence.NotAVersion
            : _garbled ? RangeConfidence.Garbled
            : _conditions.Count > 0 ? RangeConfidence.Conditional
            : RangeConfidence.Exact;
        if (intervals.Count == 0 && _conditions.Count == 0)
            _conditions.Add(new(ConditionKind.Text, raw.Trim()));
        return new()
        {
            Raw = raw,
            Intervals = intervals,
            Conditions = _conditions,
            IsTrains = trains,
            Confidence = confidence,
            Rule =
                intervals.Count == 0 ? "not-a-version"
                : trains ? "trains"
                : hasScheme ? "vers"
                : _all ? "all"
                : uppers > 0 || _constraints.Exists(c => c.Operation != RangeOperator.Exactly) ? "operators"
                : _constraints.Count > 1 ? "list"
                : "version",
        };
    }

    // A lower bound takes the upper bound behind it; bounds without a partner stay open.
    private List<VersionInterval> Intervals()
    {
        var intervals = new List<VersionInterval>();
        VersionBound? lower = null;
        foreach (var (operation, version) in _constraints)
        {
            switch (operation)
            {
                case RangeOperator.After or RangeOperator.AtLeast:
                    if (lower is not null)
                    {
                        // Two lower bounds in a row: an upper bound was lost between them.
                        intervals.Add(new(lower, null));
                        _garbled = true;
                    }
                    lower =
                        Wild(version) is { } low && operation == RangeOperator.After
                            ? new(low.Next, true)
                            : new(Wild(version)?.First ?? version, operation == RangeOperator.AtLeast);
                    break;
                case RangeOperator.Before or RangeOperator.AtMost:
                    var upper = Upper(operation, version);
                    if (
                        lower is not null
                        && VersionComparer.Compare(lower.Version, upper.Version).Order == VersionOrder.Greater
                    )
                    {
                        intervals.Add(new(lower, null));
                        lower = null;
                    }
                    intervals.Add(new(lower, upper));
                    lower = null;
                    break;
                default:
                    intervals.Add(
                        Wild(version) is { } train
                            ? new(new(train.First, true), new(train.Next, false))
                            : VersionInterval.Exactly(version)
                    );
                    break;
            }
        }
        if (lower is not null)
            intervals.Add(new(lower, null));
        return intervals;
    }

    // "<= 5.x" is everything before 6.0; "< 4.x" everything before 4.0.
    private static VersionBound Upper(RangeOperator operation, ParsedVersion version) =>
        Wild(version) is { } train
            ? new(operation == RangeOperator.AtMost ? train.Next : train.First, false)
            : new(version, operation == RangeOperator.AtMost);

    // The first version of "3.x" and the first after it; null where the placeholder does not close the base.
    private static (ParsedVersion First, ParsedVersion Next)? Wild(ParsedVersion version)
    {
        var known = version.Base.TakeWhile(part => !part.IsWildcard).ToList();
        if (
            known.Count == 0
            || known.Count == version.Base.Count
            || version.Base.Skip(known.Count).Any(part => !part.IsWildcard)
        )
            return null;
        var next = known.ToList();
        next[^1] = new(checked(next[^1].Number + 1), "", false);
        return (WithBase(version, known), WithBase(version, next));
    }

    private static ParsedVersion WithBase(ParsedVersion version, List<VersionPart> parts) =>
        new()
        {
            Raw = $"{(version.Prefix.Length > 0 ? version.Prefix + " " : "")}{string.Join('.', parts)}",
            Shape = version.Shape,
            Prefix = version.Prefix,
            Base = parts,
        };

    private void ReadPiece(string piece)
    {
        piece = piece.Trim(' ', ',', ';', '.');
        if (piece.Length == 0)
            return;
        if (piece is "*" || piece.Equals("all", StringComparison.OrdinalIgnoreCase))
        {
            _all = true;
            return;
        }
        var operation = Operators.Find(piece, out var length);
        if (operation is null)
        {
            ReadExact(piece);
            return;
        }
        var operand = piece[length..].Trim();
        if (operand.Length == 0)
        {
            // "<=" without an operand: a part of the text is lost.
            _garbled = true;
            _conditions.Add(new(ConditionKind.Text, $"'{piece}' without a version"));
            return;
        }
        if (DateForm().IsMatch(operand) && !VersionText.Parse(operand).IsExact)
        {
            _conditions.Add(new(ConditionKind.ProductionDate, $"{piece}"));
            return;
        }
        foreach (var version in Several(operand))
            Take(operation.Value, VersionText.Parse(version), piece);
    }

    private void ReadExact(string piece)
    {
        if (Between().Match(piece) is { Success: true } between)
        {
            var first = VersionText.Parse(between.Groups["first"].Value);
            var last = VersionText.Parse(between.Groups["last"].Value);
            if (
                IsBound(first)
                && IsBound(last)
                && VersionComparer.Compare(first, last).Order is VersionOrder.Less or VersionOrder.Equal
                && (
                    between.Groups["word"].Success
                    || piece.Contains(" - ", StringComparison.Ordinal)
                    || first.Base.Count == last.Base.Count
                        && (first.Base.Count > 1 || first.Shape == VersionShape.Year)
                )
            )
            {
                _constraints.Add((RangeOperator.AtLeast, first));
                _constraints.Add((RangeOperator.AtMost, last));
                return;
            }
        }
        var version = VersionText.Parse(piece);
        if (version.Shape == VersionShape.LevelOnly && _constraints.Count > 0 && version.Tail.Length == 0)
        {
            // "4.8 | SP5" was "4.8 SP5" before a converter split it.
            var (operation, before) = _constraints[^1];
            _constraints[^1] = (operation, VersionText.Parse($"{before.Raw} {version.Raw}"));
            return;
        }
        if (
            kind == RangeTextKind.Range
            && version is { Shape: VersionShape.Dotted, Base.Count: 1, Levels.Count: 0 }
            && _constraints is [.., (RangeOperator.Before or RangeOperator.AtMost, _)]
        )
            // "15.1 | 7" was "15.1 Update 7"; what the seven means is lost.
            _garbled = true;
        Take(RangeOperator.Exactly, version, piece);
    }

    private void Take(RangeOperator operation, ParsedVersion version, string piece)
    {
        if (!IsBound(version) || LooksLikeOrderNumber(version, piece))
        {
            _conditions.Add(
                new(
                    LooksLikeOrderNumber(version, piece)
                        ? ConditionKind.OrderNumber
                        : ConditionKind.ProductName,
                    piece
                )
            );
            return;
        }
        if (version.Tail.Length > 0)
        {
            _conditions.Add(new(ConditionKind.Text, version.Tail));
            version = VersionText.Parse(
                version
                    .Raw[..Math.Max(0, version.Raw.Length - version.Tail.Length)]
                    .TrimEnd(' ', '.', ',', ';', '_')
            );
            if (!IsBound(version))
                return;
        }
        _constraints.Add((operation, version));
    }

    private static bool IsBound(ParsedVersion version) => version.Shape != VersionShape.Unordered;

    private static bool LooksLikeOrderNumber(ParsedVersion version, string piece) =>
        OrderForm().IsMatch(piece.Trim(' ', '<', '>', '=')) && version.Base.Count < 3;

    // "V33.017 V34.014 V35.013": one operator, several trains.
    private static string[] Several(string operand)
    {
        var words = operand.Split(' ', StringSplitOptions.RemoveEmptyEntries);
        return words.Length > 1 && words.All(word => TrainWord().IsMatch(word)) ? words : [operand];
    }

    private string CutConditions(string text)
    {
        text = FunctionState()
            .Replace(
                text,
                match =>
                {
                    var bound = VersionText.Parse(match.Groups["value"].Value);
                    var operation =
                        Operators.Find(match.Groups["operator"].Value, out _) ?? RangeOperator.Exactly;
                    _conditions.Add(
                        new(ConditionKind.FunctionState, match.Value.Trim())
                        {
                            Attribute = "function_state",
                            Values = Operators.Interval(operation, bound),
                        }
                    );
                    return " ";
                }
            );
        text = Bracketed()
            .Replace(
                text,
                match =>
                {
                    if (BoundWords().IsMatch(match.Value))
                        return match.Value;
                    _conditions.Add(new(ConditionKind.Text, match.Value.Trim()));
                    return " ";
                }
            );
        var words = ConditionWords().Match(text);
        if (words.Success)
        {
            _conditions.Add(new(ConditionKind.Text, text[words.Index..].Trim()));
            text = text[..words.Index];
            if (
                !text.Any(char.IsAsciiDigit)
                && !text.Contains('*', StringComparison.Ordinal)
                && AnyVersion().IsMatch(text)
            )
                _all = true;
        }
        return text;
    }

    private static string English(string text)
    {
        text = text.Trim();
        var between = BetweenWords().Match(text);
        if (between.Success)
            return $"{(between.Groups["a"].Value.StartsWith('e') ? ">" : ">=")} {between.Groups["first"].Value} | {(between.Groups["b"].Value.StartsWith("i", StringComparison.OrdinalIgnoreCase) ? "<=" : "<")} {between.Groups["last"].Value}";
        var trailing = Trailing().Match(text);
        if (trailing.Success)
            text =
                $"{(LaterWord().IsMatch(trailing.Groups["word"].Value) ? ">=" : "<=")} {text[..trailing.Index].Trim()}";
        text = UpToInclusive().Replace(text, "<= ");
        text = PriorTo().Replace(text, "< ");
        return AllVersions().Replace(text, match => match.Length == text.Length ? "*" : "");
    }

    private static IEnumerable<string> Split(string text)
    {
        foreach (var part in Separators().Split(text))
        {
            var start = 0;
            for (var i = 1; i < part.Length; i++)
            {
                if (part[i] is '<' or '>' or '=' && part[i - 1] is not ('<' or '>' or '='))
                {
                    yield return part[start..i];
                    start = i;
                }
            }
            yield return part[start..];
        }
    }

    private const RegexOptions Options =
        RegexOptions.IgnoreCase | RegexOptions.CultureInvariant | RegexOptions.ExplicitCapture;

    [GeneratedRegex(@"\s*(\||,\s|;|\band\b|\bor\b|/\s)\s*", Options, 1000)]
    private static partial Regex Separators();

    [GeneratedRegex(
        @"(and )?function(al)? state *(\(FS\))? *(?<operator><=|>=|<|>|=)? *(?<value>\d+)|\bFS *:? *(?<operator><=|>=|<|>|=)? *(?<value>\d+)",
        Options,
        1000
    )]
    private static partial Regex FunctionState();

    [GeneratedRegex(@"(^|\s)\([^)]*([a-z]{2}|\s)[^)]*\)?", Options, 1000)]
    private static partial Regex Bracketed();

    [GeneratedRegex(@"^\s*\((including|excluding|inclusive|exclusive)\)$", Options, 1000)]
    private static partial Regex BoundWords();

    [GeneratedRegex(
        @"(?<=^|\s)((and|or) )?(with|without|when|if|only|using|where|running|installed|in (connection|conjunction|combination)|on|for|that|which|manufactured|shipped|distributed|deployed|having|including|excluding|except|from|as part of|embedded|in)\s+(?!excluding)(?=\S)",
        Options,
        1000
    )]
    private static partial Regex ConditionWords();

    [GeneratedRegex(@"^\s*(all|any|versions?|all (\w+ )?versions?)?\s*$", Options, 1000)]
    private static partial Regex AnyVersion();

    [GeneratedRegex(
        @"^(all )?(versions? )?(between )?(?<first>\S+( [A-Za-z]+ ?\d+)*) \((?<a>including|excluding)\),? (and|to|through|\|) (?<last>\S+( [A-Za-z]+ ?\d+)*) \((?<b>including|excluding)\)$",
        Options,
        1000
    )]
    private static partial Regex BetweenWords();

    [GeneratedRegex(
        @"[,\s]+(and|or)\s+(all )?(?<word>prior|earlier|before|lower|below|older|previous|later|above|newer|higher|greater|up)( versions?)?$",
        Options,
        1000
    )]
    private static partial Regex Trailing();

    [GeneratedRegex(@"^(later|above|newer|higher|greater|up)$", Options, 1000)]
    private static partial Regex LaterWord();

    [GeneratedRegex(@"\b(up to( and including)?|through and including)\s+", Options, 1000)]
    private static partial Regex UpToInclusive();

    [GeneratedRegex(@"\b(prior to|before|earlier than|older than|lower than|below)\s+", Options, 1000)]
    private static partial Regex PriorTo();

    [GeneratedRegex(@"^(all )?((bios|firmware|software) )?versions?\b\s*:?|^all\b", Options, 1000)]
    private static partial Regex AllVersions();

    [GeneratedRegex(
        @"^(?<first>\S+(\s+(SP|R|Update|P)\s?\d+)*)\s*(-|(?<word>\b(to|through|until|thru)\b))\s*(?<last>\S+(\s+(SP|R|Update|P)\s?\d+)*)$",
        Options,
        1000
    )]
    private static partial Regex Between();

    [GeneratedRegex(@"^v?\d+(\.\d+)+$", Options, 1000)]
    private static partial Regex TrainWord();

    [GeneratedRegex(
        @"^(january|february|march|april|may|june|july|august|september|october|november|december)\b|^\d{1,2}/\d{1,2}/\d{2,4}$|^\d{4}-\d{1,2}-\d{1,2}$|production date|^\w+/\d{1,2}/\d{4}$",
        Options,
        1000
    )]
    private static partial Regex DateForm();

    [GeneratedRegex(
        @"^(\d[A-Z]{2}\d[A-Z0-9-]{6,}|\d{4}-[A-Z0-9]{3,}[A-Z][A-Z0-9-]*|[A-Z]{2,5}\d{5,}|[A-Z]\d[A-Z]\d[A-Z]+\d?[A-Z]?)$",
        RegexOptions.CultureInvariant | RegexOptions.ExplicitCapture,
        1000
    )]
    private static partial Regex OrderForm();
}
