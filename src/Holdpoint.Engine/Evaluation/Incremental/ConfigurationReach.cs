using Holdpoint.Core.Evaluation.Applicability;
using Holdpoint.Core.Evaluation.PatchCases;
using Holdpoint.Engine.Evaluation.PatchCases;
using Holdpoint.Engine.Storage;

namespace Holdpoint.Engine.Evaluation.Incremental;

/// <summary>
/// Evaluated configurations under the keys of their identity, kept in the database: a changed advisory is held against those
/// it reaches, whatever the fleet's size.
/// </summary>
internal static class ConfigurationReach
{
    // Sorts behind everything that a key can go on with.
    private const string Behind = "\U0010FFFF";

    /// <summary>The ids of evaluated configurations that statements may speak of.</summary>
    public static HashSet<long> Find(Reading reading, IEnumerable<AdvisoryStatements> statements)
    {
        var reach = StatementReach.Of(statements);
        var found = new HashSet<long>();
        found.UnionWith(
            reading
                .RowsOf("SELECT configuration_id FROM configuration_keys WHERE key IN (@keys)", reach.Keys)
                .Select(row => row.GetInt64(0))
        );
        foreach (var prefix in reach.Prefixes)
            found.UnionWith(
                reading
                    .Rows(
                        "SELECT configuration_id FROM configuration_keys WHERE key >= @p0 AND key < @p1",
                        prefix,
                        prefix + Behind
                    )
                    .Select(row => row.GetInt64(0))
            );
        return found;
    }

    /// <summary>Forgets all keys, before everything is evaluated anew.</summary>
    public static void Forget(Writing writing)
    {
        using var delete = writing.Prepare("DELETE FROM configuration_keys", 0);
        delete.Write();
    }

    /// <summary>Writes the keys of configurations. Keys of before stay: at worst they lead to one that is not spoken of.</summary>
    public static void Write(Writing writing, Matcher matcher, IEnumerable<ConfigurationState> configurations)
    {
        var keys = configurations
            .AsParallel()
            .SelectMany(one => matcher.ReachOf(one.Configuration).Select(key => (Key: key, one.Id)))
            .ToArray();
        // In the index's own order every page is filled once.
        Array.Sort(
            keys,
            (one, other) =>
                string.CompareOrdinal(one.Key, other.Key) is var order and not 0
                    ? order
                    : one.Id.CompareTo(other.Id)
        );
        using var insert = writing.InsertNew("configuration_keys", "key", "configuration_id");
        foreach (var (key, id) in keys)
            insert.Write(key, id);
    }

    /// <summary>What patch cases group a configuration by.</summary>
    public static string ProductKeyOf(ConfigurationState one) =>
        PatchCaseGrouping.ProductKeyOf(one.Configuration, CaseUpdate.VendorKey);
}
