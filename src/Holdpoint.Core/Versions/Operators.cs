namespace Holdpoint.Core.Versions;

/// <summary>The operators as vendors write them.</summary>
internal static class Operators
{
    // Longest first.
    private static readonly (string Sign, RangeOperator Meaning)[] Signs =
    [
        ("<=", RangeOperator.AtMost),
        ("=<", RangeOperator.AtMost),
        (">=", RangeOperator.AtLeast),
        ("=>", RangeOperator.AtLeast),
        ("<", RangeOperator.Before),
        (">", RangeOperator.After),
        ("=", RangeOperator.Exactly),
    ];

    /// <summary>The operator at the start of a text, or null.</summary>
    public static RangeOperator? Find(ReadOnlySpan<char> text, out int length)
    {
        var trimmed = text.TrimStart();
        foreach (var (sign, meaning) in Signs)
        {
            if (!trimmed.StartsWith(sign, StringComparison.Ordinal))
                continue;
            length = text.Length - trimmed.Length + sign.Length;
            return meaning;
        }
        length = 0;
        return null;
    }

    /// <summary>The interval that one bound alone describes.</summary>
    public static VersionInterval Interval(RangeOperator operation, ParsedVersion version) =>
        operation switch
        {
            RangeOperator.Before => new(null, new(version, false)),
            RangeOperator.AtMost => new(null, new(version, true)),
            RangeOperator.After => new(new(version, false), null),
            RangeOperator.AtLeast => new(new(version, true), null),
            _ => VersionInterval.Exactly(version),
        };
}
