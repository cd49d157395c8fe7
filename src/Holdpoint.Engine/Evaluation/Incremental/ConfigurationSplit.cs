using Holdpoint.Core.Evaluation.Applicability;
using Holdpoint.Core.Inventory;
using Holdpoint.Engine.Inventory;
using Holdpoint.Engine.Storage;

namespace Holdpoint.Engine.Evaluation.Incremental;

/// <summary>
/// Tells the units of a configuration apart once a statement was met whose verdict a unit's serial number, or what stands
/// beside it in its asset, may change: each part becomes a configuration of its own.
/// </summary>
internal sealed class ConfigurationSplit(Writing writing, ConfigurationTable table)
{
    private readonly HashSet<long> _made = [];

    /// <summary>The new parts.</summary>
    public List<ConfigurationState> Parts { get; } = [];

    /// <summary>Configurations that no component has any more.</summary>
    public List<long> Emptied { get; } = [];

    /// <summary>True where a verdict hangs on what the configuration does not tell yet.</summary>
    public static bool IsDue((ConfigurationState Configuration, MatchResult Result) one) =>
        BySerial(one.Configuration, one.Result) || ByOthers(one.Configuration, one.Result);

    /// <summary>Splits a configuration and moves its components.</summary>
    public void Run(ConfigurationState whole, MatchResult result)
    {
        var (bySerial, byOthers) = (BySerial(whole, result), ByOthers(whole, result));
        table.Split(whole.Configuration, whole.SerialNumber, whole.Others, bySerial, byOthers);
        if (byOthers)
            MoveByOthers(whole);
        if (bySerial)
            MoveBySerial(whole);
        if (
            writing.Number("SELECT id FROM components WHERE configuration_id = @p0 LIMIT 1", whole.Id) is null
        )
            Emptied.Add(whole.Id);
    }

    private static bool BySerial(ConfigurationState one, MatchResult result) =>
        result.DependsOnSerial && one is { DependsOnSerial: false, SerialNumber: null };

    private static bool ByOthers(ConfigurationState one, MatchResult result) =>
        result.DependsOnOthers && one is { DependsOnOthers: false, Others: null };

    private void MoveByOthers(ConfigurationState whole)
    {
        var rows = writing
            .Rows(
                "SELECT c.id, c.serial_number, f.vendor, f.product, f.order_number, f.version, f.cpe, f.purl, f.attributes "
                    + "FROM components c JOIN components o ON o.asset_id = c.asset_id AND o.id <> c.id "
                    + "JOIN configurations f ON f.id = o.configuration_id WHERE c.configuration_id = @p0 ORDER BY c.id, o.id",
                whole.Id
            )
            .Select(row =>
                (Id: row.GetInt64(0), SerialNumber: row.TextOrNull(1), Other: ConfigurationText.Read(row, 2))
            )
            .ToList();
        using var move = writing.Prepare("UPDATE components SET configuration_id = @p1 WHERE id = @p0", 2);
        foreach (var component in rows.GroupBy(row => (row.Id, row.SerialNumber)))
        {
            var others = OtherComponents.Write(component.Select(row => row.Other));
            move.Write(component.Key.Id, Part(whole, component.Key.SerialNumber, others));
        }
    }

    private void MoveBySerial(ConfigurationState whole)
    {
        var serials = writing
            .Rows(
                "SELECT DISTINCT serial_number FROM components WHERE configuration_id = @p0 AND serial_number IS NOT NULL "
                    + "ORDER BY serial_number",
                whole.Id
            )
            .Select(row => row.GetString(0))
            .ToList();
        using var move = writing.Prepare(
            "UPDATE components SET configuration_id = @p2 WHERE configuration_id = @p0 AND serial_number = @p1",
            3
        );
        foreach (var serial in serials)
            move.Write(whole.Id, serial, Part(whole, serial, whole.Others));
    }

    private long Part(ConfigurationState whole, string? serialNumber, string? others)
    {
        var part = table.PartOf(whole.Configuration, serialNumber, others);
        if (_made.Add(part.Id))
            Parts.Add(
                new(
                    part.Id,
                    whole.Configuration,
                    part.SerialNumber,
                    DependsOnSerial: false,
                    part.Others,
                    DependsOnOthers: false,
                    New: true
                )
            );
        return part.Id;
    }
}
