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
        var text = English(CutConditions(Bounds(body)));
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
            : _conditions.Exists(condition => condition.Values is null) ? RangeConfidence.Conditional
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
        if (operand is ['(', .., ')'])
            operand = operand[1..^1];
        if (operand.Length == 0)
        {
            // "<=" without an operand: a part of the text is lost.
            _garbled = true;
            _conditions.Add(new(ConditionKind.Text, $"'{piece}' without a version"));
            return;
        }
        if (DateText.Read(operand) is { } date)
        {
            _conditions.Add(
                new(ConditionKind.ProductionDate, piece)
                {
                    Attribute = "production_date",
                    Values =
                        date.Length == 0
                            ? null
                            : Operators.Interval(operation.Value, VersionText.Parse(date)),
                }
            );
            _all |= _constraints.Count == 0;
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

    // Words that a condition's words would cut in two: "up to and including", "(build 317)", "BIOS <".
    private static string Bounds(string text)
    {
        text = UpToInclusive().Replace(text, " | <= ").Trim(' ', '|');
        text = BracketedBuild().Replace(text, " Build ${number}");
        return NamedBound().Replace(text, "");
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
}
