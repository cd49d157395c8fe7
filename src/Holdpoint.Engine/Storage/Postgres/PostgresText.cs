namespace Holdpoint.Engine.Storage.Postgres;

/// <summary>Text as PostgreSQL can keep it.</summary>
internal static class PostgresText
{
    private const char Replacement = '\uFFFD';

    /// <summary>A value as a parameter takes it.</summary>
    public static object Plain(object? value) =>
        value is string text ? Storable(text) : RowValues.Plain(value);

    /// <summary>
    /// The text without U+0000, which a server refuses, and without halves of characters, which have no bytes: the sign for
    /// "not readable" stands in their place. Documents and log keep what was really there.
    /// </summary>
    public static string Storable(string text)
    {
        var strange = text.AsSpan().IndexOfAnyInRange('\uD800', '\uDFFF') >= 0;
        if (!strange && !text.Contains('\0', StringComparison.Ordinal))
            return text;
        return string.Create(
            text.Length,
            text,
            static (written, from) =>
            {
                for (var at = 0; at < from.Length; at++)
                {
                    var whole = at + 1 < from.Length && char.IsSurrogatePair(from[at], from[at + 1]);
                    if (whole)
                        written[at] = from[at++];
                    written[at] =
                        from[at] == '\0' || (!whole && char.IsSurrogate(from[at])) ? Replacement : from[at];
                }
            }
        );
    }
}
