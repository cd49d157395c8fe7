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

    // Stands for one digit: an x behind a digit ("PM57x").
    private const char Digit = ':';
    private const int LongestBeginning = 12;
    private const int LeastOfNumber = 4;
    private const int LeastOfModel = 3;
    private readonly string pattern;

    // As written, without any end that is not; null where the pattern means what it says.
    private readonly string? exact;

    private OrderNumberPattern(string text, string pattern, string? exact = null)
    {
        Text = text;
        this.pattern = pattern;
        this.exact = exact;
        var wild = pattern.AsSpan().IndexOfAny(One, Run);
        Literal = wild < 0 ? pattern : pattern[..wild];
    }

    /// <summary>The pattern as written.</summary>
    public string Text { get; }

    /// <summary>The characters before the first wildcard, in one writing.</summary>
    internal string Literal { get; }

    /// <summary>
    /// True where the pattern speaks of a model's name and not of an order number: it holds only beside the vendor, and
    /// another number does not speak against it.
    /// </summary>
    public bool IsModel { get; private init; }

    /// <summary>True where it is only the beginning of numbers, as the standard allows (CSAF 3.1.3.3.4).</summary>
    public bool IsBeginning { get; private init; }

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
        return wild ? new(text, compact.ToString()) : null;
    }

    /// <summary>
    /// The numbers that begin with a given one, where that is short: an identification helper may give a number in part.
    /// Null where it is long enough to be a whole one, or names a series.
    /// </summary>
    public static OrderNumberPattern? ReadBeginning(OrderNumber number) =>
        number.Series == '\0' && number.Compact.Length < LongestBeginning
            ? new(number.ToString(), number.Compact + Run, number.Compact) { IsBeginning = true }
            : null;

    /// <summary>
    /// Reads a vendor's own wildcards in a number: lower-case x, y, z or # for one character (a digit where a digit stands
    /// in front), two and more capital X, squares, asterisks, an ellipsis for any end; null where there is none or too
    /// little is fixed.
    /// </summary>
    /// <param name="text">The number as written.</param>
    /// <param name="isModel">True for a word of a product's name that no order number's shape fits.</param>
    public static OrderNumberPattern? ReadVendor(string text, bool isModel = false)
    {
        ArgumentNullException.ThrowIfNull(text);
        var clean = Ellipsis().Replace(SpacedHyphen().Replace(NameText.Clean(text), "-"), "*");
        if (
            Variable().Match(clean) is not { Success: true }
            || clean.Any(c => char.IsAsciiLetterLower(c) && c is not ('x' or 'y' or 'z'))
        )
            return null;
        var marked = CapitalRun().Replace(clean, match => new string(One, match.Length));
        var compact = new StringBuilder(marked.Length);
        for (var i = 0; i < marked.Length; i++)
        {
            var c = marked[i];
            if (c is 'x' or 'y' or 'z' or '#' or '\u25A1' or One)
                compact.Append(c is 'x' or 'z' && StandsForDigit(marked, i) ? Digit : One);
            else if (c == Run)
                compact.Append(Run);
            else if (c is not (' ' or '-' or '.' or '_'))
                compact.Append(char.ToUpperInvariant(c));
        }
        var written = compact.ToString();
        var marks = Tail().Replace(written.Replace(Digit, One), "*");
        var literals = marks.Count(char.IsLetterOrDigit);
        var least = isModel ? LeastOfModel : LeastOfNumber;
        return literals >= least && marks.Any(char.IsAsciiDigit) && marks.AsSpan().IndexOfAny(One, Run) >= 2
            ? new(text, marks, written) { IsModel = isModel }
            : null;
    }

    /// <summary>True where the number is one of the set.</summary>
    public bool Contains(OrderNumber number) => Contains(number.Compact);

    /// <summary>How a number fits.</summary>
    public PatternFit Fit(OrderNumber number) => Fit(number.Compact);

    /// <summary>True where a number in one writing is one of the set, or begins like it.</summary>
    internal bool Contains(ReadOnlySpan<char> compact) => Fits(pattern, compact);

    /// <summary>How a number in one writing fits.</summary>
    internal PatternFit Fit(ReadOnlySpan<char> compact)
    {
        if (!Fits(pattern, compact))
            return PatternFit.None;
        return exact is null || Folds(exact, compact) ? PatternFit.Whole : PatternFit.Beginning;
    }

    /// <inheritdoc />
    public override string ToString() => Text;

    // "750-331/xxx-xxx" is 750-331 too; "1756-L8z" is 1756-L83E: letters behind the number are its variants.
    private static bool Folds(string exact, ReadOnlySpan<char> compact)
    {
        if (Fits(exact, compact))
            return true;
        if (exact.IndexOf('/', StringComparison.Ordinal) is > 0 and var slash)
            return compact.SequenceEqual(exact.AsSpan(0, slash));
        var end = compact.Length;
        while (end > 0 && char.IsAsciiLetterUpper(compact[end - 1]))
            end--;
        return exact[^1] == Digit && end < compact.Length && Fits(exact, compact[..end]);
    }

    private static bool StandsForDigit(string text, int at)
    {
        while (at > 0 && text[at - 1] is 'x' or 'z')
            at--;
        return at > 0 && char.IsAsciiDigit(text[at - 1]);
    }

    private static bool Fits(ReadOnlySpan<char> pattern, ReadOnlySpan<char> text)
    {
        int p = 0,
            t = 0,
            star = -1,
            from = 0;
        while (t < text.Length)
        {
            if (p < pattern.Length && Stands(pattern[p], text[t]))
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

    private static bool Stands(char mark, char c) =>
        mark == One || mark == c || (mark == Digit && char.IsAsciiDigit(c));

    [GeneratedRegex(@"\.{3}|\u2026", RegexOptions.ExplicitCapture, -1)]
    private static partial Regex Ellipsis();

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
