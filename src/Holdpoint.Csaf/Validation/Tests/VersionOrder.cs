using System.Numerics;

namespace Holdpoint.Csaf.Validation.Tests;

/// <summary>
/// The order of two versions as far as every scheme agrees on it: numbers between separators, compared as numbers. Anything
/// else is comparable only when the texts are equal.
/// </summary>
internal static class VersionOrder
{
    /// <summary>Negative, zero or positive; null where the order cannot be told.</summary>
    public static int? Compare(string a, string b)
    {
        if (a.Equals(b, StringComparison.OrdinalIgnoreCase))
            return 0;
        var mine = a.TrimStart('v', 'V').Split('.', '-');
        var theirs = b.TrimStart('v', 'V').Split('.', '-');
        for (var i = 0; i < Math.Max(mine.Length, theirs.Length); i++)
        {
            var left = i < mine.Length ? mine[i] : "0";
            var right = i < theirs.Length ? theirs[i] : "0";
            if (left == right)
                continue;
            if (!IsNumber(left) || !IsNumber(right))
                return null;
            if (BigInteger.Parse(left).CompareTo(BigInteger.Parse(right)) is var order && order != 0)
                return order;
        }
        return 0;
    }

    private static bool IsNumber(string text) => text.Length is > 0 and < 40 && text.All(char.IsAsciiDigit);
}
