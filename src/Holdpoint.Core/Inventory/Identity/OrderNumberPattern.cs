using System.Text;
using System.Text.RegularExpressions;

namespace Holdpoint.Core.Inventory.Identity;

/// <summary>
/// A set of order numbers written with wildcards: CSAF's <c>?</c> and <c>*</c> (2.0, 3.1.3.3.4) or a vendor's own
/// <c>x</c>, as in <c>6ED1052-xyy08-0BA0</c>, <c>1756-L8z</c> or <c>BMXP34*</c>.
/// </summary>
public sealed partial class OrderNumberPattern
{
    private const char One = '?';
    private const char Run = '*';
    private readonly string pattern;

    private OrderNumberPattern(string text, string pattern, char series)
    {
        Text = text;
        this.pattern = pattern;
        Series = series;
        var wild = pattern.AsSpan().IndexOfAny(One, Run);
        Literal = wild < 0 ? pattern : pattern[..wild];
    }

    /// <summary>The pattern as written.</summary>
    public string Text { get; }

    /// <summary>The characters before the first wildcard, in one writing.</summary>
    internal string Literal { get; }

    private char Series { get; }

    /// <summary>Reads CSAF's patterns: <c>?</c> one character, <c>*</c> any run, a backslash takes the meaning away; null where the text has no wildcard.</summary>
    public static OrderNumberPattern? ReadCsaf(string text)
    {
        ArgumentNullException.ThrowIfNull(text);
        var compact = new StringBuilder(text.Length);
        var wild = false;
        var upper = NameText.Clean(text).ToUpperInvariant();
        for (var i = 0; i < upper.Length; i++)
        {
            var c = upper[i];
            if (c == '\\' && i + 1 < upper.Length)
                c = upper[++i];
            else if (c is One or Run)
                wild = true;
            if (c is not (' ' or '-' or '.' or '_'))
                compact.Append(c);
        }
        return wild ? new(text, compact.ToString(), '\0') : null;
    }

    /// <summary>
    /// Reads a vendor's own wildcards in a number: lower-case x, y, z or # for one character (at the end for any run),
    /// two and more capital X, squares, asterisks; null where there is none or too little is fixed.
    /// </summary>
    public static OrderNumberPattern? ReadVendor(string text)
    {
        ArgumentNullException.ThrowIfNull(text);
        var clean = SpacedHyphen().Replace(NameText.Clean(text), "-");
        if (
            Variable().Match(clean) is not { Success: true }
            || clean.Any(c => char.IsAsciiLetterLower(c) && c is not ('x' or 'y' or 'z'))
        )
            return null;
        var marked = CapitalRun().Replace(clean, match => new string(One, match.Length));
        var compact = new StringBuilder(marked.Length);
        foreach (var c in marked)
        {
            if (c is 'x' or 'y' or 'z' or '#' or '\u25A1' or One)
                compact.Append(One);
            else if (c == Run)
                compact.Append(Run);
            else if (c is not (' ' or '-' or '.' or '_'))
                compact.Append(char.ToUpperInvariant(c));
        }
        var marks = Tail().Replace(compact.ToString(), "*");
        var literals = marks.Count(char.IsLetterOrDigit);
        return literals >= 4 && marks.Any(char.IsAsciiDigit) && marks.AsSpan().IndexOfAny(One, Run) >= 2
            ? new(text, marks, '\0')
            : null;
    }

    /// <summary>True where the number is one of the set.</summary>
    public bool Contains(OrderNumber number) =>
        (Series == '\0' || number.Series == '\0' || Series == number.Series) && Contains(number.Compact);

    /// <summary>True where a number in one writing is one of the set.</summary>
    internal bool Contains(ReadOnlySpan<char> compact) => Fits(pattern, compact);

    /// <inheritdoc />
    public override string ToString() => Text;

    private static bool Fits(ReadOnlySpan<char> pattern, ReadOnlySpan<char> text)
    {
        int p = 0,
            t = 0,
            star = -1,
            from = 0;
        while (t < text.Length)
        {
            if (p < pattern.Length && (pattern[p] == One || pattern[p] == text[t]))
            {
                p++;
                t++;
            }
            else if (p < pattern.Length && pattern[p] == Run)
            {
                star = p++;
                from = t;
            }
            else if (star >= 0)
            {
                p = star + 1;
                t = ++from;
            }
            else
                return false;
        }
        while (p < pattern.Length && pattern[p] == Run)
            p++;
        return p == pattern.Length;
    }

    [GeneratedRegex(
        @"(?<=[A-Z0-9/-])[xyz#]+(?![a-w])|[*?\u25A1]|(?<=[A-Z0-9/-])X{2,}",
        RegexOptions.ExplicitCapture,
        -1
    )]
    private static partial Regex Variable();

    [GeneratedRegex(@"(?<=[A-Z0-9/-])X{2,}", RegexOptions.ExplicitCapture, -1)]
    private static partial Regex CapitalRun();

    [GeneratedRegex(@"\s*-\s*", RegexOptions.ExplicitCapture, -1)]
    private static partial Regex SpacedHyphen();

    // What ends in wildcards has any end: "1756-L8z" is 1756-L83E too, "750-331/xxx-xxx" is 750-331 too.
    [GeneratedRegex(@"/?[?*]+$", RegexOptions.ExplicitCapture, -1)]
    private static partial Regex Tail();
}
