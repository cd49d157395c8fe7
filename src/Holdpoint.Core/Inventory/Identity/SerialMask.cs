using System.Text.RegularExpressions;

namespace Holdpoint.Core.Inventory.Identity;

/// <summary>A serial number as a clause writes it: whole, its first digits, or with wildcards at the end.</summary>
internal sealed partial record SerialMask
{
    private const string LateMonths = "XYZABC";

    private SerialMask(string literal, int length) => (Literal, Length) = (literal, length);

    // What is given, upper case.
    private string Literal { get; }

    // Characters of a whole serial number; 0 where any number of them may follow.
    private int Length { get; }

    /// <summary>A serial number in one writing.</summary>
    internal static string Fold(string serial) =>
        string.Concat(serial.Where(c => c is not (' ' or '-' or '.'))).ToUpperInvariant();

    /// <summary>Reads a mask; null for one that fixes too little.</summary>
    /// <param name="text">The word.</param>
    /// <param name="digits">How many leading characters the clause speaks of; 0 where of all.</param>
    internal static SerialMask? Read(string text, int digits)
    {
        var folded = Fold(text);
        var literal = Wildcards().Replace(folded, "");
        if (
            literal.Length == 0
            || literal.Contains('*', StringComparison.Ordinal)
            || literal.Contains('?', StringComparison.Ordinal)
        )
            return null;
        var wild = folded.Length - literal.Length;
        return digits > 0 ? (literal.Length == digits ? new(literal, 0) : null)
            : wild == 1 && folded[^1] == '*' ? new(literal, 0)
            : new(literal, folded.Length);
    }

    /// <summary>Whether a serial number is the given one; null where it cannot be told.</summary>
    internal bool? Covers(string unit) =>
        Length > 0 && unit.Length != Length
            ? Literal.Length == Length
                ? false
                : null
            : Begins(unit);

    /// <summary>Whether a serial number begins as given.</summary>
    internal bool? Begins(string unit) => unit.StartsWith(Literal, StringComparison.Ordinal);

    /// <summary>
    /// The order of a serial number and what is given, over the characters that are given; null where they are built
    /// differently.
    /// </summary>
    internal int? Order(string unit)
    {
        if (unit.Length < Literal.Length || (Length > 0 && unit.Length != Length))
            return null;
        for (var i = 0; i < Literal.Length; i++)
        {
            if (unit[i] != Literal[i])
                return Order(unit[i], Literal[i], i > 0 && char.IsAsciiDigit(Literal[i - 1]));
        }
        return 0;
    }

    // A letter behind digits counts on from 9 where it stands for the tenth to twelfth month.
    private static int? Order(char one, char other, bool behindDigit)
    {
        var (first, second) = (char.IsAsciiDigit(one), char.IsAsciiDigit(other));
        if (first && second)
            return one.CompareTo(other);
        if (!behindDigit)
            return null;
        if (!first && !second)
        {
            var (a, b) = (
                LateMonths.IndexOf(one, StringComparison.Ordinal),
                LateMonths.IndexOf(other, StringComparison.Ordinal)
            );
            return a >= 0 && b >= 0 && a / 3 == b / 3 ? one.CompareTo(other) : null;
        }
        return LateMonths.Contains(first ? other : one, StringComparison.Ordinal) ? (first ? -1 : 1) : null;
    }

    // One X is a letter of the number ("17X****" is October 2017), several at the end are wildcards.
    [GeneratedRegex(@"([*?]+|X{2,})$", RegexOptions.CultureInvariant | RegexOptions.ExplicitCapture, -1)]
    private static partial Regex Wildcards();
}
