using System.Text;

namespace Holdpoint.Csaf.Products;

/// <summary>
/// A model number, serial number or SKU as an identification helper gives it (3.1.3.3): * stands for any number of
/// characters, ? for exactly one, and a backslash takes the meaning from the character after it. Matching regards case.
/// </summary>
public sealed class HelperPattern
{
    private readonly (char Character, Kind Kind)[] symbols;

    private HelperPattern(string text, (char, Kind)[] symbols)
    {
        Text = text;
        this.symbols = symbols;
    }

    private enum Kind
    {
        Literal,
        AnyOne,
        AnyNumber,
    }

    /// <summary>The pattern as written.</summary>
    public string Text { get; }

    /// <summary>True when it has a * or ? that stands for other characters.</summary>
    public bool HasWildcards => Array.Exists(symbols, s => s.Kind != Kind.Literal);

    /// <summary>True when two * follow each other, which the standard forbids; they match like one.</summary>
    public bool HasAdjacentStars
    {
        get
        {
            for (var i = 1; i < symbols.Length; i++)
            {
                if (symbols[i].Kind == Kind.AnyNumber && symbols[i - 1].Kind == Kind.AnyNumber)
                    return true;
            }
            return false;
        }
    }

    /// <summary>The text without escapes where there are no wildcards; null otherwise. The key of an index.</summary>
    public string? Literal => HasWildcards ? null : string.Concat(symbols.Select(s => s.Character));

    /// <summary>The characters before the first wildcard, without escapes; every match begins with them.</summary>
    public string LiteralPrefix =>
        string.Concat(symbols.TakeWhile(s => s.Kind == Kind.Literal).Select(s => s.Character));

    /// <summary>Reads a pattern. Every text is one: a backslash at the end stands for itself.</summary>
    public static HelperPattern Parse(string text)
    {
        ArgumentNullException.ThrowIfNull(text);
        var read = new List<(char, Kind)>(text.Length);
        for (var i = 0; i < text.Length; i++)
        {
            if (text[i] == '\\' && i + 1 < text.Length)
                read.Add((text[++i], Kind.Literal));
            else
                read.Add(
                    text[i] switch
                    {
                        '*' => ('*', Kind.AnyNumber),
                        '?' => ('?', Kind.AnyOne),
                        var other => (other, Kind.Literal),
                    }
                );
        }
        return new HelperPattern(text, [.. read]);
    }

    /// <summary>The pattern that stands for exactly this text.</summary>
    public static string Escape(string literal)
    {
        ArgumentNullException.ThrowIfNull(literal);
        var text = new StringBuilder(literal.Length);
        foreach (var c in literal)
            (c is '*' or '?' or '\\' ? text.Append('\\') : text).Append(c);
        return text.ToString();
    }

    /// <summary>True when the pattern stands for the whole text.</summary>
    public bool Matches(string text) => Compare(text) == HelperMatch.Whole;

    /// <summary>
    /// Whether the pattern stands for the text: whole, or only for its beginning. The standard lets a pattern be a part of
    /// a number that begins with its first character and stops at any point, so a beginning is a weaker match, not none.
    /// </summary>
    public HelperMatch Compare(string text)
    {
        ArgumentNullException.ThrowIfNull(text);
        if (text.Length > 0 && Covers(text, wholly: true))
            return HelperMatch.Whole;
        return symbols.Length > 0 && Covers(text, wholly: false) ? HelperMatch.Beginning : HelperMatch.None;
    }

    /// <inheritdoc/>
    public override string ToString() => Text;

    // The usual two-pointer match: only the last star is ever tried again, so the time is at most length times length.
    private bool Covers(string text, bool wholly)
    {
        var (at, symbol, star, retry) = (0, 0, -1, 0);
        while (true)
        {
            if (symbol == symbols.Length && (!wholly || at == text.Length))
                return true;
            if (symbol < symbols.Length && symbols[symbol].Kind == Kind.AnyNumber)
            {
                (star, retry) = (symbol++, at);
            }
            else if (symbol < symbols.Length && at < text.Length && Fits(symbols[symbol], text[at]))
            {
                symbol++;
                at++;
            }
            else if (star >= 0 && retry < text.Length)
            {
                (symbol, at) = (star + 1, ++retry);
            }
            else
            {
                return false;
            }
        }
    }

    private static bool Fits((char Character, Kind Kind) symbol, char c) =>
        symbol.Kind == Kind.AnyOne || symbol.Character == c;
}
