using System.Data.Common;
using Holdpoint.Core.Inventory;
using Holdpoint.Engine.Storage;

namespace Holdpoint.Engine.Evaluation.Incremental;

/// <summary>A distinct configuration, or a part of its units, as evaluation sees it.</summary>
internal sealed record ConfigurationState(
    long Id,
    Configuration Configuration,
    string? SerialNumber,
    bool DependsOnSerial,
    string? Others,
    bool DependsOnOthers,
    bool New
)
{
    // What no component has any more waits for one that has it again.
    private const string Installed =
        "EXISTS (SELECT 1 FROM components WHERE components.configuration_id = configurations.id)";

    private const string Statement =
        "SELECT id, vendor, product, order_number, version, cpe, purl, attributes, serial_number, depends_on_serial, "
        + "others, depends_on_others, evaluation_id FROM configurations WHERE "
        + Installed
        + " ";

    /// <summary>All of them, by id.</summary>
    /// <param name="reading">The database.</param>
    /// <param name="everything">True to take all for new.</param>
    public static List<ConfigurationState> All(Reading reading, bool everything) =>
        [.. reading.Rows(Statement + "ORDER BY id").Select(row => Of(row, everything))];

    /// <summary>Those that were not held against every advisory yet, by id.</summary>
    public static List<ConfigurationState> Pending(Reading reading) =>
        [
            .. reading
                .Rows(Statement + "AND evaluation_id IS NULL ORDER BY id")
                .Select(row => Of(row, everything: false)),
        ];

    /// <summary>Those with these ids, by id.</summary>
    public static List<ConfigurationState> OfIds(Reading reading, IEnumerable<long> ids) =>
        [
            .. reading
                .RowsOf(Statement + "AND id IN (@keys) ORDER BY id", ids.Order())
                .Select(row => Of(row, everything: false)),
        ];

    /// <summary>How many there are.</summary>
    public static int Count(Reading reading) =>
        (int)(reading.Number("SELECT COUNT(*) FROM configurations WHERE " + Installed) ?? 0);

    private static ConfigurationState Of(DbDataReader row, bool everything) =>
        new(
            row.GetInt64(0),
            ConfigurationText.Read(row, 1),
            row.TextOrNull(8),
            row.GetBoolean(9),
            row.TextOrNull(10),
            row.GetBoolean(11),
            everything || row.IsDBNull(12)
        );
}
