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
        MendLostOperator();
        return Result();
    }

    private VersionRange Result()
    {
        var uppers = _constraints.Count(c => c.Operation is RangeOperator.Before or RangeOperator.AtMost);
        var intervals = _all ? [VersionInterval.All] : Intervals();
        var trains = !_all && uppers > 1 && uppers == _constraints.Count && ReleaseTrains.Fit(intervals);
        var confidence =
            _garbled ? RangeConfidence.Garbled
            : intervals.Count == 0 && _conditions is [{ Kind: ConditionKind.OrderNumber }]
                ? RangeConfidence.Exact
            : intervals.Count == 0 ? RangeConfidence.NotAVersion
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

    // "5.011 | < 8.011" was ">= 5.011 | < 8.011": a single version below the bound that follows it says nothing else.
    private void MendLostOperator()
    {
        if (
            _constraints
                is not [

                    (RangeOperator.Exactly, { HasWildcard: false } version),

                    (RangeOperator.Before or RangeOperator.AtMost, var bound),
                ]
            || VersionComparer.Compare(version, bound).Order != VersionOrder.Less
        )
            return;
        _constraints[0] = (RangeOperator.AtLeast, version);
        _garbled = true;
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
        if (known[^1].Number == ulong.MaxValue)
            return null;
        var next = known.ToList();
        next[^1] = new(next[^1].Number + 1, "", false);
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
        if (Reference().IsMatch(piece))
        {
            // "5.0.0 | CVE-2019-18340": an identifier stands where a version was.
            _conditions.Add(new(ConditionKind.Text, piece) { MayWiden = true });
            return;
        }
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
        if (ReadDate(operation.Value, operand, piece))
            return;
        foreach (var version in Several(operand))
            Take(operation.Value, VersionText.Parse(version), piece);
    }

    private bool ReadDate(RangeOperator operation, string operand, string piece)
    {
        if (DateText.Read(operand) is not { } date)
            return false;
        // Beside bounds on the version a date is another way to be in the range, not a further demand.
        var alone = _constraints.Count == 0;
        var values =
            date.Length > 0 ? Operators.Interval(operation, VersionText.Parse(date))
            : DateText.Month(operand) is { } month ? Month(operation, month)
            : null;
        _conditions.Add(
            new(ConditionKind.ProductionDate, piece)
            {
                Attribute = "production_date",
                Values = alone ? values : null,
                MayWiden = !alone,
            }
        );
        _all |= alone;
        return true;
    }

    // "<= July 2020" ends with the month.
    private static VersionInterval? Month(RangeOperator operation, (string First, string Next) month) =>
        operation switch
        {
            RangeOperator.AtMost => Operators.Interval(RangeOperator.Before, VersionText.Parse(month.Next)),
            RangeOperator.After => Operators.Interval(RangeOperator.AtLeast, VersionText.Parse(month.Next)),
            RangeOperator.Exactly => null,
            _ => Operators.Interval(operation, VersionText.Parse(month.First)),
        };

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
                && (between.Groups["word"].Success || IsSpan(piece, first, last))
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

    // "12.6.1-12.6.7", "2014-2016", "20-33", "V191-V195"; but "1.00-06" and "2-01" are one version each.
    private static bool IsSpan(string piece, ParsedVersion first, ParsedVersion last) =>
        piece.Contains(" - ", StringComparison.Ordinal)
        || piece.Contains(" -", StringComparison.Ordinal)
        || first.Base.Count == last.Base.Count
            && (first.Base.Count > 1 || first.Shape == VersionShape.Year || IsCount(first.Raw, last.Raw));

    // Three and four digits are model numbers (750-823).
    private static bool IsCount(string first, string last) =>
        first.Length == last.Length
        && first[0] != '0'
        && last[0] != '0'
        && (char.IsAsciiLetter(first[0]) || first.Length is 2 or > 4);

    private void Take(RangeOperator operation, ParsedVersion version, string piece)
    {
        var orderNumber = LooksLikeOrderNumber(version, piece, operation);
        if (!IsBound(version) || orderNumber || (operation == RangeOperator.Exactly && IsName(version)))
        {
            _conditions.Add(
                orderNumber
                    ? new(ConditionKind.OrderNumber, piece) { Attribute = "order_number" }
                    : new(ConditionKind.ProductName, piece)
            );
            return;
        }
        if (version.Tail.Length > 0)
        {
            _conditions.Add(ConditionText.Read(version.Tail, unread: true));
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

    private static bool LooksLikeOrderNumber(ParsedVersion version, string piece, RangeOperator operation) =>
        version.Base.Count < 3
        && (
            OrderForm().IsMatch(piece.Trim(' ', '<', '>', '='))
            || (
                operation == RangeOperator.Exactly
                && version is { Base.Count: 1, Levels.Count: 0, Prefix: "" }
                && piece.Length > 5
                && piece.All(char.IsAsciiDigit)
                && !DateText.IsCompact(piece)
            )
        );

    // "TCP", "ESP32", "LNL-X2210", "CODESYS Gateway V3": a word with at most one number is a name, not a version.
    private static bool IsName(ParsedVersion version) =>
        version is { Shape: VersionShape.Letters, Base: [{ Letters.Length: > 2 }] }
        || version is { Base.Count: 1, Levels.Count: 0, HasWildcard: false, Prefix.Length: > 2 }
        || (
            version is { Prefix.Length: > 2, Levels.Count: 0 }
            && !version.Raw.Contains('.', StringComparison.Ordinal)
        )
        || (version.Levels.Count == 0 && ModelForm().IsMatch(version.Raw.Trim()))
        // "S2-LP-2500": one number and a word that is no level.
        || version is { Base.Count: 1, Levels: [{ Word: var word }] } && LevelWords.Find(word) is null;

    // "V33.017 V34.014 V35.013": one operator, several trains.
    private static string[] Several(string operand)
    {
        var words = operand.Split(' ', StringSplitOptions.RemoveEmptyEntries);
        return words.Length > 1 && words.All(word => TrainWord().IsMatch(word)) ? words : [operand];
    }
}
