namespace Holdpoint.Core.Versions;

// What happens to the text before it is read: conditions are cut out, English becomes operators, pieces are split.
internal sealed partial class RangeReader
{
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
        text = PartBound()
            .Replace(
                text,
                match =>
                {
                    if (Operators.Find(match.Groups["operator"].Value, out _) is not { } operation)
                        return match.Value;
                    var bound = VersionText.Parse(match.Groups["value"].Value);
                    if (!bound.IsExact)
                        return match.Value;
                    _conditions.Add(
                        new(ConditionKind.OtherComponent, match.Value.Trim())
                        {
                            Attribute =
                                $"{match.Groups["part"].Value.Replace("-", "").ToLowerInvariant()}_version",
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
                    _conditions.Add(ConditionText.Read(match.Value.Trim(), unread: false));
                    return " ";
                }
            );
        var words = ConditionWords().Match(text);
        if (words.Success)
        {
            _conditions.Add(ConditionText.Read(text[words.Index..].Trim(), unread: false));
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
        // "4.5 | SP6" was "4.5 SP6" before a converter split it; "March 13, 2019" is one date.
        text = SplitLevel().Replace(text, "${before} ${level}");
        text = DateComma().Replace(text, "${day} ${year}");
        text = ProductionWords()
            .Replace(text, match => match.Groups["operator"].Success ? match.Groups["operator"].Value : "");
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

    // "V7.1 < V7.1 Upd3", "16 <= 20", "V4.7: < V4.7 HF27": a version right before a bound is the lower end.
    private static string? LowerEnd(string before, string bound)
    {
        var text = before.Trim(' ', ':');
        if (text.Length == 0)
            return null;
        var lower = VersionText.Parse(text);
        var upper = VersionText.Parse(bound.Trim('<', '=', ' '));
        return
            lower is { IsExact: true, Base.Count: > 0 }
            && VersionComparer.Compare(lower, upper).Order == VersionOrder.Less
            ? $">= {text}"
            : null;
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
                    yield return (start == 0 && part[i] == '<' ? LowerEnd(part[..i], part[i..]) : null)
                        ?? part[start..i];
                    start = i;
                }
            }
            yield return part[start..];
        }
    }
}
