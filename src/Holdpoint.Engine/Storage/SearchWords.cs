namespace Holdpoint.Engine.Storage;

/// <summary>
/// The words by which rows of a table are found, whatever part of them a person types. The database keeps an index of their
/// three-letter parts: FTS5 with trigrams on SQLite (triggers keep it true), pg_trgm on PostgreSQL.
/// </summary>
/// <param name="Table">The table.</param>
/// <param name="Index">SQLite's index of it.</param>
/// <param name="Words">The words of a row, as the indexes were made with.</param>
internal sealed record SearchWords(string Table, string Index, string Words)
{
    /// <summary>The shortest part that the indexes know; a shorter one is looked for in every row.</summary>
    public const int ShortestIndexed = 3;

    /// <summary>Assets by identifier, name and address.</summary>
    public static SearchWords Assets { get; } =
        new("assets", "asset_words", "tag || ' ' || coalesce(name, '') || ' ' || coalesce(ip, '')");

    /// <summary>Configurations by vendor, product and order number.</summary>
    public static SearchWords Configurations { get; } =
        new(
            "configurations",
            "configuration_words",
            "coalesce(vendor, '') || ' ' || coalesce(product, '') || ' ' || coalesce(order_number, '')"
        );
}
