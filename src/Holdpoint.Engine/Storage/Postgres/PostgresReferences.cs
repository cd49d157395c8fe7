using Npgsql;

namespace Holdpoint.Engine.Storage.Postgres;

/// <summary>Which tables refer to which: a row that others refer to is written before them.</summary>
internal static class PostgresReferences
{
    private const string Statement =
        "SELECT conrelid::regclass::text, confrelid::regclass::text FROM pg_constraint "
        + "WHERE contype = 'f' AND conrelid <> confrelid AND connamespace = current_schema()::regnamespace";

    // The same for every database of this program's form.
    private static volatile Dictionary<string, int>? _known;

    /// <summary>How many steps of references lead from a table to its furthest one; 0 for those not named.</summary>
    public static Dictionary<string, int> Of(NpgsqlConnection connection, NpgsqlTransaction transaction)
    {
        if (_known is { } known)
            return known;
        var pairs = new List<(string From, string To)>();
        using (var command = new NpgsqlCommand(Statement, connection, transaction))
        using (var reader = command.ExecuteReader())
        {
            while (reader.Read())
                pairs.Add((reader.GetString(0), reader.GetString(1)));
        }
        var parents = pairs.ToLookup(pair => pair.From, pair => pair.To, StringComparer.Ordinal);
        int StepsOf(string table) =>
            parents[table].Select(parent => 1 + StepsOf(parent)).DefaultIfEmpty(0).Max();
        return _known = parents.ToDictionary(
            table => table.Key,
            table => StepsOf(table.Key),
            StringComparer.Ordinal
        );
    }
}
